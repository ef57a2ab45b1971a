import { hiddenFromPanels } from '../hidden';

/** Many invitations at once: one import. */
export const batchSchema = {
  kind: 'collectionType',
  collectionName: 'ml_batches',
  info: { singularName: 'batch', pluralName: 'batches', displayName: 'Magic link batch' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    /** Of who imports and their idempotency key, as a digest: the same import comes once. */
    creationKey: { type: 'string', required: true, private: true, column: { unique: true } },
    name: { type: 'string' },
    /** `collecting`, `running`, `paused`, `done` or `cancelled`. */
    state: { type: 'string', required: true },
    /** `admin:12`, `api-token:3`, `user:7`. */
    inviter: { type: 'string', required: true },
    /** What every row gets that does not say otherwise, as JSON. */
    defaults: { type: 'text', required: true },
    /** Epoch milliseconds, here and below. */
    createdAtMs: { type: 'biginteger', required: true },
    startedAtMs: { type: 'biginteger' },
    /** When its last row was worked off, or it was cancelled. */
    finishedAtMs: { type: 'biginteger' },
    /** When it is next worked on. Who works on it moves this to the end of its lease; null while it rests. */
    dueAtMs: { type: 'biginteger' },
  },
  indexes: [
    { name: 'ml_batches_due_idx', columns: ['due_at_ms'] },
    { name: 'ml_batches_created_idx', columns: ['created_at_ms'] },
    { name: 'ml_batches_inviter_idx', columns: ['inviter', 'created_at_ms'] },
  ],
} as const;
