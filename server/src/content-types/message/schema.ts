import { hiddenFromPanels } from '../hidden';

/** One mail of the outbox. No address, link or text: the worker renders them from the rows that it names. */
export const messageSchema = {
  kind: 'collectionType',
  collectionName: 'ml_messages',
  info: { singularName: 'message', pluralName: 'messages', displayName: 'Magic link message' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    kind: { type: 'string', required: true },
    /** Who waits for it. Null is somebody before a screen, whose mail leaves first; else `single` or `bulk`. */
    lane: { type: 'string' },
    linkDocumentId: { type: 'string' },
    clientId: { type: 'integer' },
    invitationDocumentId: { type: 'string' },
    requestedFromBrowser: { type: 'string' },
    requestedFromNetwork: { type: 'string' },
    /** Whether it is really sent: false for a decoy. */
    deliver: { type: 'boolean', required: true },
    state: { type: 'string', required: true },
    attempts: { type: 'integer', required: true, default: 0 },
    /** When it is next worked on, in epoch milliseconds. A lease moves it to the lease's end. */
    dueAtMs: { type: 'biginteger', required: true },
    createdAtMs: { type: 'biginteger', required: true },
    finishedAtMs: { type: 'biginteger' },
    leaseId: { type: 'string' },
    problem: { type: 'text' },
  },
  indexes: [
    { name: 'ml_messages_lane_idx', columns: ['state', 'lane', 'due_at_ms'] },
    { name: 'ml_messages_lease_idx', columns: ['lease_id'] },
    { name: 'ml_messages_finished_idx', columns: ['finished_at_ms'] },
    { name: 'ml_messages_link_idx', columns: ['link_document_id'] },
    { name: 'ml_messages_client_idx', columns: ['client_id'] },
    { name: 'ml_messages_invitation_idx', columns: ['invitation_document_id'] },
  ],
} as const;
