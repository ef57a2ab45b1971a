export const SESSION_UID = 'admin::session';

/** A row of Strapi's session manager, as far as we read it. Each database gives dates in a form of its own. */
export interface SessionRow {
  sessionId: string;
  origin: string;
  deviceId: string | null;
  metadata: { deviceName?: string | null; loginAt?: string } | null;
  createdAt: Date | number | string;
  expiresAt: Date | number | string;
  absoluteExpiresAt: Date | number | string | null;
}
