import { hiddenFromPanels } from '../hidden';

/** One editor's invitation of one address. Resending keeps the invitation and makes a new link. */
export const invitationSchema = {
  kind: 'collectionType',
  collectionName: 'ml_invitations',
  info: { singularName: 'invitation', pluralName: 'invitations', displayName: 'Magic link invitation' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    /** In the one form that is compared. */
    email: { type: 'string', required: true },
    /**
     * Of address and document, while it is pending: two editors can't invite one address to one thing at a time. Null
     * once it is closed. A digest in hex, since MariaDB compares text without case and accents.
     */
    pendingKey: { type: 'string', private: true, column: { unique: true } },
    name: { type: 'string' },
    role: { type: 'string', required: true },
    policy: { type: 'string', required: true },
    /** The editor's note. */
    message: { type: 'text' },
    language: { type: 'string', required: true },
    redirectTo: { type: 'text' },
    documentUid: { type: 'string' },
    documentDocumentId: { type: 'string' },
    metadata: { type: 'text' },
    /** `pending`, `accepted`, `revoked` or `declined`. A pending one expires by time alone. */
    lifecycle: { type: 'string', required: true },
    delivery: { type: 'string', required: true },
    deliveryProblem: { type: 'text' },
    engagement: { type: 'string', required: true },
    /** `admin:12`, `api-token:3`, `user:7`. */
    invitedBy: { type: 'string', required: true },
    /** The batch that it is one of. */
    batchDocumentId: { type: 'string' },
    /** The client whom it is for from the start, or who accepted it. */
    clientId: { type: 'integer' },
    /** What an existing client's role becomes: `keep-role`, `set-role`; null for a newcomer. */
    existingClient: { type: 'string' },
    linkLifetimeSeconds: { type: 'integer', required: true },
    /** Guest access: how long it lasts from its first sign-in, as the policy said when it was made. */
    accessDurationSeconds: { type: 'integer' },
    /** Epoch milliseconds, here and below. */
    createdAtMs: { type: 'biginteger', required: true },
    expiresAtMs: { type: 'biginteger', required: true },
    /** When guest access ends, if the editor named a moment; once accepted, as it was then. */
    accessEndsAtMs: { type: 'biginteger' },
    acceptedAtMs: { type: 'biginteger' },
    /** When it was revoked or declined. */
    closedAtMs: { type: 'biginteger' },
    lastSentAtMs: { type: 'biginteger' },
    remindersSent: { type: 'integer', required: true, default: 0 },
    /** Who works on it moves this to the end of its lease. */
    nextReminderAtMs: { type: 'biginteger' },
    /** When the log was told that it had expired; null again when it is extended. */
    expiryNotedAtMs: { type: 'biginteger' },
    /** Who is about to tell has until then. */
    expiryLeasedUntilMs: { type: 'biginteger' },
  },
  indexes: [
    { name: 'ml_invitations_expiry_idx', columns: ['lifecycle', 'expiry_noted_at_ms', 'expires_at_ms'] },
    {
      name: 'ml_invitations_access_end_idx',
      columns: ['lifecycle', 'expiry_noted_at_ms', 'access_ends_at_ms'],
    },
    { name: 'ml_invitations_created_idx', columns: ['created_at_ms'] },
    { name: 'ml_invitations_email_idx', columns: ['email'] },
    { name: 'ml_invitations_state_idx', columns: ['lifecycle', 'expires_at_ms'] },
    { name: 'ml_invitations_reminder_idx', columns: ['lifecycle', 'next_reminder_at_ms'] },
    { name: 'ml_invitations_batch_idx', columns: ['batch_document_id', 'created_at_ms'] },
    { name: 'ml_invitations_client_idx', columns: ['client_id'] },
    { name: 'ml_invitations_document_idx', columns: ['document_document_id', 'created_at_ms'] },
    { name: 'ml_invitations_life_idx', columns: ['lifecycle', 'created_at_ms'] },
    { name: 'ml_invitations_expires_idx', columns: ['expires_at_ms'] },
    { name: 'ml_invitations_accepted_idx', columns: ['accepted_at_ms'] },
  ],
} as const;
