import { hiddenFromPanels } from '../hidden';

/** One line of the append-only log: who did what, when, and how it ended. No address, token or code. */
export const auditEventSchema = {
  kind: 'collectionType',
  collectionName: 'ml_audit_events',
  info: { singularName: 'audit-event', pluralName: 'audit-events', displayName: 'Magic link audit event' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    type: { type: 'string', required: true },
    outcome: { type: 'string', required: true },
    /** The true reason of a refusal, which the public answer may not tell. */
    reason: { type: 'string' },
    /** Who did it on purpose: `admin:12`, `api-token:3`, `user:7`, `command`. Null where the visitor did, or nobody. */
    actor: { type: 'string' },
    /** The U&P user whom it is about. */
    clientId: { type: 'integer' },
    linkDocumentId: { type: 'string' },
    invitationDocumentId: { type: 'string' },
    batchDocumentId: { type: 'string' },
    /** Of a policy: its key. */
    subject: { type: 'string' },
    /** What was changed, as JSON of `{ field, before, after }`; nothing personal in it. */
    changes: { type: 'text' },
    /** How often, for floods that are counted by the minute. */
    count: { type: 'integer', required: true, default: 1 },
    network: { type: 'string' },
    browser: { type: 'string' },
    /** Epoch milliseconds. */
    atMs: { type: 'biginteger', required: true },
    /** What seals the line, written once by the worker: its number in the chain, and its MAC under the key `kid`. */
    seq: { type: 'biginteger', column: { unique: true } },
    seal: { type: 'string', private: true },
    kid: { type: 'string' },
    /** Epoch milliseconds of the seal, which covers it: the line's age, as far as anybody can prove. */
    sealedAtMs: { type: 'biginteger' },
    /** The personal fields as the seal covers them. Without a salt they were erased. */
    commitment: { type: 'string', private: true },
    salt: { type: 'string', private: true },
    /** That it was the plugin which erased them: `kid:mac`. */
    erasure: { type: 'string', private: true },
  },
  // Behind the moment, what a filter is asked together with: what does not match is passed over without reading its line.
  indexes: [
    { name: 'ml_audit_events_at_idx', columns: ['at_ms'] },
    { name: 'ml_audit_events_client_idx', columns: ['client_id', 'at_ms'] },
    { name: 'ml_audit_events_type_idx', columns: ['type', 'at_ms', 'outcome'] },
    { name: 'ml_audit_events_outcome_idx', columns: ['outcome', 'at_ms', 'type'] },
    { name: 'ml_audit_events_actor_idx', columns: ['actor', 'at_ms', 'type'] },
    { name: 'ml_audit_events_reason_idx', columns: ['reason', 'at_ms'] },
    { name: 'ml_audit_events_network_idx', columns: ['network', 'at_ms'] },
    { name: 'ml_audit_events_link_idx', columns: ['link_document_id'] },
    { name: 'ml_audit_events_invitation_idx', columns: ['invitation_document_id', 'at_ms'] },
  ],
} as const;
