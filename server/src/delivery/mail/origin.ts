import { truncatedNetwork } from '../../domain/network';
import { oneLine } from '../../rendering/one-line';

/** A browser's name and version need no such thing, but a stranger's advertisement does. */
const LOOKS_LIKE_AN_ADDRESS = /[@:/\\]|\p{L}\.\p{L}|\d{6}/u;

const TRUNCATED = /^([\da-f.:]{2,45})\/\d{2}$/i;

/**
 * Who asks for a link chooses the browser's name and somebody else reads it, in a mail that they trust. So it must not
 * hold what mail clients turn into a link or what could pass for a code; null when it does.
 */
export function browserLabel(browser: string | null): string | null {
  const label = browser && oneLine(browser, 60);
  return label && !LOOKS_LIKE_AN_ADDRESS.test(label) ? label : null;
}

/**
 * Never more than the truncated network, whatever the log may keep: a mail is forwarded, quoted and shared, and who asks
 * for a stranger's link should not be shown to them. A hash tells its reader nothing, so it is left out.
 */
export function networkLabel(network: string | null): string | null {
  if (network === null) return null;
  return truncatedNetwork(TRUNCATED.exec(network)?.[1] ?? network);
}
