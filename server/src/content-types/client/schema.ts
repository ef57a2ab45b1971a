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
  },
} as const;
