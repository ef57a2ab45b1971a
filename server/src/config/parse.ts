import type { z } from 'zod';
import { ceilingOf } from '../domain/ceilings';
import { isLoopback } from '../domain/network';
import { defaultConfig } from './defaults';
import { at, layered, pathsOf } from './layers';
import { configSchema, type MagicLinkConfig } from './schema';

/** Anything that keeps the plugin from starting; the message names the key and the remedy. */
export class ConfigError extends Error {
  override name = 'MagicLinkConfigError';

  constructor(problems: readonly string[]) {
    super(`magic-link can't start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * The configuration of `config/plugins`, checked. Throws a ConfigError that lists every problem at once.
 * In production what is only unsafe is refused as well.
 */
export function parseConfig(raw: unknown, environment: { production: boolean }): MagicLinkConfig {
  const parsed = configSchema.safeParse(layered(defaultConfig, raw));
  if (!parsed.success) throw new ConfigError(parsed.error.issues.flatMap(describeIssue));
  const problems = [
    ...missingSender(parsed.data),
    ...aboveCeilings(raw, parsed.data),
    ...(environment.production ? unsafeInProduction(parsed.data) : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return parsed.data;
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const key = ['config', ...issue.path].join('.');
  if (issue.code !== 'unrecognized_keys') return [`${key}: ${issue.message}`];
  return issue.keys.map((unknown) => `${key}.${unknown}: is no option; check its spelling or remove it`);
}

/** Defaults are cut to the ceilings; who writes down both means one of them. */
function aboveCeilings(raw: unknown, { ceilings }: MagicLinkConfig): string[] {
  return pathsOf(at(raw, ['policies'])).flatMap((path) => {
    const ceiling = ceilingOf(path.at(-1) ?? '', ceilings);
    const value = at(raw, ['policies', ...path]);
    if (ceiling === null || typeof value !== 'number' || value <= ceiling) return [];
    return [`config.policies.${path.join('.')}: is above the ${ceiling} seconds that config.ceilings allows`];
  });
}

/** Strapi's email plugin has a default sender of its own; a mail server of ours has none. */
function missingSender({ smtp, mail }: MagicLinkConfig): string[] {
  if (!smtp || mail.from !== undefined) return [];
  return [
    'config.mail.from: is missing; with "smtp" set it to the sender, such as Portal <hello@portal.example>',
  ];
}

function unsafeInProduction({ portal }: MagicLinkConfig): string[] {
  if (portal.url === undefined) {
    return [
      'config.portal.url: is missing; set it to the address of your portal, such as https://portal.example',
    ];
  }
  return [['portal.url', portal.url] as const, ...portal.allowedRedirects.map(asRedirectEntry)]
    .filter(([, address]) => !isSafeOrigin(address))
    .map(([key]) => `config.${key}: sends a sign-in over plain http; use https`);
}

function asRedirectEntry(address: string, index: number): [string, string] {
  return [`portal.allowedRedirects.${index}`, address];
}

/** https, or a loopback host, which never leaves the machine (as browsers judge secure contexts). */
function isSafeOrigin(address: string): boolean {
  const url = new URL(address);
  return url.protocol === 'https:' || isLoopback(url.hostname);
}
