import { oneLine } from './one-line';

const MAX_LENGTH = 60;

/** The portal's name as it may stand in a sentence; its address when the name holds nothing printable. */
export function portalName(portal: { name: string }, address: string): string {
  return oneLine(portal.name, MAX_LENGTH) || address;
}

/** The first letter, for the monogram that stands where other products load a logo. */
export function monogram(name: string): string {
  return (/[\p{L}\p{N}]\p{M}*/u.exec(name)?.[0] ?? '').toUpperCase();
}
