import { hiddenFromPanels } from '../hidden';

/** One handoff, by the hash of a code that only the browser has. */
export const handoffSchema = {
  kind: 'collectionType',
  collectionName: 'ml_handoffs',
  info: { singularName: 'handoff', pluralName: 'handoffs', displayName: 'Magic link handoff' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    hash: { type: 'string', required: true, private: true, column: { unique: true } },
    linkDocumentId: { type: 'string', required: true },
    /** Epoch milliseconds. */
    expiresAtMs: { type: 'biginteger', required: true },
  },
  indexes: [{ name: 'ml_handoffs_link_idx', columns: ['link_document_id', 'expires_at_ms'] }],
} as const;
