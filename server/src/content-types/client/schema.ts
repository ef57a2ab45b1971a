import { hiddenFromPanels } from '../hidden';

/** What we know of a Users & Permissions user beyond what U&P itself keeps. */
export const clientSchema = {
  kind: 'collectionType',
  collectionName: 'ml_clients',
  info: { singularName: 'client', pluralName: 'clients', displayName: 'Magic link client' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    userId: { type: 'integer', required: true, column: { unique: true } },
    /** Sessions issued before this second are refused. Epoch seconds, as the `iat` of a JWT. */
    sessionsValidFromSeconds: { type: 'biginteger' },
    /** Keyed hash of the address that this client has shown to be theirs, and when (epoch milliseconds). */
    provenAddressKey: { type: 'string', private: true },
    provenAtMs: { type: 'biginteger' },
    /** As the invitation named them; U&P keeps no name. */
    name: { type: 'string' },
    /** The language that they were invited in. */
    language: { type: 'string' },
    /** The invitation that made the account or was accepted last. */
    invitationDocumentId: { type: 'string' },
    /** When an editor last invited this account, come or not. */
    invitedAtMs: { type: 'biginteger' },
    firstSessionAtMs: { type: 'biginteger' },
    lastSignInAtMs: { type: 'biginteger' },
    activatedAtMs: { type: 'biginteger' },
    /** When each milestone of the portal was reached, as JSON. */
    milestones: { type: 'text' },
    /** Guest access: when it ends, and when it was ended. Null: it does not end. */
    accessEndsAtMs: { type: 'biginteger' },
    accessEndedAtMs: { type: 'biginteger' },
    /** When editor and guest were told that it will end. */
    accessEndWarnedAtMs: { type: 'biginteger' },
    /** Whether the account was made for guest access alone: it is blocked when that ends. */
    guestAccount: { type: 'boolean', required: true, default: false },
    /** Whether it was that end which blocked it: then a new end may unblock it. */
    blockedAtEnd: { type: 'boolean', required: true, default: false },
    /** When a warning or the end is next worked on. Who works on it moves this to the end of its lease. */
    accessDueAtMs: { type: 'biginteger' },
  },
  indexes: [
    { name: 'ml_clients_access_due_idx', columns: ['access_due_at_ms'] },
    { name: 'ml_clients_access_end_idx', columns: ['access_ended_at_ms', 'access_ends_at_ms'] },
    { name: 'ml_clients_last_sign_in_idx', columns: ['last_sign_in_at_ms'] },
  ],
} as const;
