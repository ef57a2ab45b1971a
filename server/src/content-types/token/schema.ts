import { hiddenFromPanels } from '../hidden';

/** One link. No token, code or address: what is mailed follows from the row and a secret that is not stored. */
export const tokenSchema = {
  kind: 'collectionType',
  collectionName: 'ml_tokens',
  info: { singularName: 'token', pluralName: 'tokens', displayName: 'Magic link token' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    purpose: { type: 'string', required: true },
    policy: { type: 'string', required: true },
    requestId: { type: 'string', required: true, column: { unique: true } },
    jti: { type: 'string', required: true, private: true, column: { unique: true } },
    kid: { type: 'string', required: true, private: true },
    audience: { type: 'string', required: true, private: true },
    addressKey: { type: 'string', required: true, private: true },
    clientId: { type: 'integer' },
    /** The address of who has no account yet, while the link waits: the mail must go somewhere. */
    newcomerAddress: { type: 'string', private: true },
    /** Which of the address's few places for live links this one takes; null once it is used or withdrawn. */
    livePlace: { type: 'string', private: true, column: { unique: true } },
    /** The invitation that it was made for. */
    invitationDocumentId: { type: 'string' },
    /** Shown to an editor instead of mailed: whoever redeems it has not shown that the mailbox is theirs. */
    copied: { type: 'boolean', required: true, default: false },
    redirectTo: { type: 'text' },
    language: { type: 'string', required: true },
    /** Whether the mail carries a code: not while codes are being guessed. */
    codeOffered: { type: 'boolean', required: true },
    /** PKCE (RFC 7636): the SHA-256 of what only the requesting browser knows. */
    codeChallenge: { type: 'string', private: true },
    codeAttempts: { type: 'integer', required: true, default: 0 },
    /** Epoch milliseconds, here and below: datetimes don't come back the same from every database. */
    issuedAtMs: { type: 'biginteger', required: true },
    expiresAtMs: { type: 'biginteger', required: true },
    usedAtMs: { type: 'biginteger' },
    revokedAtMs: { type: 'biginteger' },
    revokedReason: { type: 'string' },
    /** When somebody said "This wasn't me". */
    reportedAtMs: { type: 'biginteger' },
  },
  indexes: [
    { name: 'ml_tokens_live_idx', columns: ['address_key', 'expires_at_ms'] },
    { name: 'ml_tokens_invitation_idx', columns: ['invitation_document_id', 'issued_at_ms'] },
    { name: 'ml_tokens_client_idx', columns: ['client_id'] },
    { name: 'ml_tokens_issued_idx', columns: ['issued_at_ms'] },
  ],
} as const;
