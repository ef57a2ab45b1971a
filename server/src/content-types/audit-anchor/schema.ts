import { hiddenFromPanels } from '../hidden';

/** What holds the chain of the log: its head, the checkpoint that retention left, and the keys of retired secrets. */
export const auditAnchorSchema = {
  kind: 'collectionType',
  collectionName: 'ml_audit_anchors',
  info: { singularName: 'audit-anchor', pluralName: 'audit-anchors', displayName: 'Magic link audit anchor' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    /** `head`, `checkpoint` or `key:…`, whose `seal` is the wrapped key. */
    name: { type: 'string', required: true, column: { unique: true } },
    seq: { type: 'biginteger', required: true },
    seal: { type: 'string', required: true },
    /** Of a checkpoint the secret of its MAC, of a key the secret that unwraps it. */
    kid: { type: 'string' },
    mac: { type: 'string' },
    /** Of the head: when it was last told to the log and to webhooks. Epoch milliseconds. */
    toldAtMs: { type: 'biginteger' },
  },
} as const;
