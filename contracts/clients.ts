/** What a client's access is: `open` without an end, `guest` until `accessEndsAt`, `ended` after it, blocked or not. */
export const ACCESS_STATES = ['open', 'guest', 'ended', 'blocked'] as const;
export type AccessState = (typeof ACCESS_STATES)[number];

/** A U&P user who signed in by link or accepted an invitation. Times are ISO 8601 UTC. */
export interface ClientRecord {
  id: number;
  email: string;
  username: string;
  name: string | null;
  /** The language that they were invited in; null when they were not. */
  language: string | null;
  role: string | null;
  blocked: boolean;
  access: AccessState;
  accessEndsAt: string | null;
  /** Whether the account was made for guest access only: it is blocked when that ends. */
  guestAccount: boolean;
  /** Whether the address was shown to be theirs. */
  proven: boolean;
  firstSessionAt: string | null;
  lastSignInAt: string | null;
  activatedAt: string | null;
  invitationId: string | null;
}

/** A session of U&P's refresh mode. In legacy mode nobody can list them: `listable` is false. */
export interface ClientSessions {
  listable: boolean;
  sessions: {
    id: string;
    deviceName: string | null;
    deviceId: string | null;
    startedAt: string;
    expiresAt: string;
  }[];
  /** Sessions from before are refused. */
  validFrom: string | null;
}

export const CLIENT_SORTS = ['email', 'lastSignInAt', 'firstSessionAt', 'accessEndsAt'] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

/** Query of `GET /magic-link/clients`. */
export interface ClientQuery {
  page?: number;
  pageSize?: number;
  sort?: string;
  search?: string;
  access?: string;
  role?: string;
}

/** Somebody whom a link can be sent to: any U&P user with an address, whether or not they ever came by link. */
export interface Recipient {
  id: number;
  email: string;
  username: string;
  name: string | null;
  blocked: boolean;
}

/** Query of `GET /magic-link/recipients`: the first 20 by address whose address, username or name holds `search`. */
export interface RecipientQuery {
  search?: string;
}

export const LINK_SORTS = ['issuedAt', 'expiresAt'] as const;
export type LinkSort = (typeof LINK_SORTS)[number];

/** Query of `GET /magic-link/links`. Several values: separated by commas. Newest first unless it says otherwise. */
export interface LinkQuery {
  page?: number;
  pageSize?: number;
  sort?: string;
  /** In the address. */
  search?: string;
  state?: string;
  purpose?: string;
  clientId?: number;
}

/** Answer of `POST /magic-link/emergency/revoke-all`: how many links, and clients whose sessions, it ended. */
export interface EmergencyResult {
  links: number;
  clients: number;
}

/** `POST /magic-link/clients/:id/extend-access`; null takes the end away. */
export interface ExtendAccessBody {
  accessEndsAt: string | null;
}
