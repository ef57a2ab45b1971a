import { hiddenFromPanels } from '../hidden';

/** One row of an import: what was typed, and what became of it. */
export const batchRowSchema = {
  kind: 'collectionType',
  collectionName: 'ml_batch_rows',
  info: { singularName: 'batch-row', pluralName: 'batch-rows', displayName: 'Magic link batch row' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    batchDocumentId: { type: 'string', required: true },
    /** As a spreadsheet counts. */
    rowNumber: { type: 'integer', required: true },
    /** As JSON; null once there is an invitation, which says it all. */
    fields: { type: 'text' },
    /** A digest of its address in the one form that is compared; null for what is none. */
    addressKey: { type: 'string' },
    /** `waiting`, `invited`, `skipped` or `failed`. */
    state: { type: 'string', required: true },
    problem: { type: 'string' },
    explanation: { type: 'text' },
    invitationDocumentId: { type: 'string' },
    /** Tries that failed for no fault of the row. */
    tries: { type: 'integer', required: true, default: 0 },
  },
  indexes: [
    { name: 'ml_batch_rows_place_uniq', type: 'unique', columns: ['batch_document_id', 'row_number'] },
    { name: 'ml_batch_rows_work_idx', columns: ['batch_document_id', 'state', 'row_number'] },
    { name: 'ml_batch_rows_tally_idx', columns: ['batch_document_id', 'state', 'problem'] },
    { name: 'ml_batch_rows_address_idx', columns: ['batch_document_id', 'address_key', 'row_number'] },
  ],
} as const;
