import { domainToASCII } from 'node:url';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A mail domain in its one ASCII form (UTS 46), or undefined for what is none. */
export function foldDomain(domain: string): string | undefined {
  // domainToASCII would drop these or take them for the end of a host.
  if (/[\p{C}\p{Z}/?#:%[\]\\]/u.test(domain)) return undefined;
  const folded = domainToASCII(domain);
  const labels = folded.split('.');
  if (labels.length < 2 || folded.length > 253) return undefined;
  if (/^[0-9]+$/.test(labels.at(-1) ?? '')) return undefined;
  return labels.every((label) => LABEL.test(label)) ? folded : undefined;
}

/**
 * A rule about mail domains, folded: `client.example` is that domain alone, `*.client.example` all that lie below it.
 * Undefined for what is no rule.
 */
export function parseDomainRule(typed: string): string | undefined {
  const wildcard = typed.startsWith('*.') ? '*.' : '';
  const domain = foldDomain(typed.slice(wildcard.length));
  return domain && `${wildcard}${domain}`;
}

/** `domain` and `rule` as the two functions above give them. */
export function ruleCovers(rule: string, domain: string): boolean {
  return rule.startsWith('*.') ? domain.endsWith(rule.slice(1)) : domain === rule;
}
