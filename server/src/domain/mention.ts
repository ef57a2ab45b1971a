import type { Address } from './address';

/** What may stand in an address, so that `susana@client.example` is no mention of `ana@client.example`. */
const BEFORE = "(?<![\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-])";
const BEHIND = '(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])';

/** Whether a text names this very address, in whatever case. */
export function mentions(text: string, address: Address): boolean {
  const literally = address.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`${BEFORE}${literally}${BEHIND}`, 'iu').test(text);
}
