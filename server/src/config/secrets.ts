import { secretsFromAppKeys } from '../domain/keyring';
import { ConfigError } from './parse';

const SECRET_MIN_LENGTH = 32;

export interface SecretSources {
  /** `config.secrets`. */
  secrets: readonly string[];
  /** `server.app.keys`, the source when there are none. Undefined: one whose environment variable is not set. */
  appKeys: readonly (string | undefined)[];
  /** Secrets of others by the name of their setting: ours must differ from each. */
  foreign: Readonly<Record<string, string | undefined>>;
}

/**
 * The secrets of this installation, the signing one first. Throws a ConfigError for one that is short, missing,
 * a placeholder, doubled, or also used elsewhere: whoever learns that one must not learn ours.
 */
export function resolveSecrets({ secrets, appKeys, foreign }: SecretSources): string[] {
  const configured = secrets.length > 0;
  const named = configured
    ? secrets.map((secret, index) => [`config.secrets.${index}`, secret] as const)
    : appKeys.map((key, index) => [`server.app.keys.${index}`, key ?? ''] as const);
  const problems = named.flatMap(([name, secret]) => {
    const problem = weakness(secret, configured ? SECRET_MIN_LENGTH : 1, foreign);
    return problem ? [`${name}: ${problem}`] : [];
  });
  if (named.length === 0)
    problems.push('config.secrets: is empty and so is server.app.keys; set one of them');
  if (new Set(secrets).size < secrets.length) problems.push('config.secrets: holds the same secret twice');
  if (problems.length > 0) throw new ConfigError(problems);
  const usable = named.map(([, secret]) => secret);
  return configured ? usable : secretsFromAppKeys(usable);
}

function weakness(secret: string, minLength: number, foreign: SecretSources['foreign']): string | undefined {
  if (secret === '') return 'is empty; make one with: npx strapi-magic-link secret';
  if (secret.length < minLength) {
    return `is shorter than ${SECRET_MIN_LENGTH} characters; make one with: npx strapi-magic-link secret`;
  }
  if (/to-?be-?modified/i.test(secret))
    return 'is a placeholder; make one with: npx strapi-magic-link secret';
  const owner = Object.keys(foreign).find((name) => foreign[name] === secret);
  return owner && `is also the value of ${owner}; each needs a secret of its own`;
}
