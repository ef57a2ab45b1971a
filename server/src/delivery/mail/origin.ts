import { oneLine } from '../../rendering/one-line';

/** A browser's name and version need no such thing, but a stranger's advertisement does. */
const LOOKS_LIKE_AN_ADDRESS = /[@:/\\]|\p{L}\.\p{L}|\d{6}/u;

const NETWORK = /^[\da-f.:]{2,45}(?:\/\d{1,3})?$/i;

/**
 * Who asks for a link chooses the browser's name and somebody else reads it, in a mail that they trust. So it must not
 * hold what mail clients turn into a link or what could pass for a code; null when it does.
 */
export function browserLabel(browser: string | null): string | null {
  const label = browser && oneLine(browser, 60);
  return label && !LOOKS_LIKE_AN_ADDRESS.test(label) ? label : null;
}

/** An address or a range in CIDR notation, else null. */
export function networkLabel(network: string | null): string | null {
  return network && NETWORK.test(network) ? network : null;
}
