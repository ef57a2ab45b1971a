import { isLoopback } from './network';

/**
 * Whether a database that was last used at one public address is at home at another. Outside of production any two
 * loopback addresses are one: development picks ports as they are free, and what such a server mails leads nowhere but
 * to the same machine. In production an address is set on purpose, so every change is one.
 */
export function isSameEnvironment(
  rememberedUrl: string,
  publicUrl: string,
  { production }: { production: boolean },
): boolean {
  if (comparable(rememberedUrl) === comparable(publicUrl)) return true;
  return !production && isLocal(rememberedUrl) && isLocal(publicUrl);
}

/** Host names know no case, and a slash at the end or a default port changes nothing. */
const comparable = (address: string): string => new URL(address).href.replace(/\/+$/, '');

const isLocal = (address: string): boolean => isLoopback(new URL(address).hostname);
