import type { Letterhead } from './layout';

/** The portal as mails and pages show it. `url`: its address, http(s). */
export interface PortalLook {
  name: string;
  url: string;
  accentColor?: string;
}

/** As it is at this moment: the panel may change it at any time. */
export function letterheadOf({ name, url, accentColor }: PortalLook): Letterhead {
  return { name, address: new URL(url).host, ...(accentColor !== undefined && { accentColor }) };
}
