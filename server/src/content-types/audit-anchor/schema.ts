import { hiddenFromPanels } from '../hidden';

/** What holds the chain of the log at its ends: its head, and the checkpoint that retention left. */
export const auditAnchorSchema = {
  kind: 'collectionType',
  collectionName: 'ml_audit_anchors',
  info: { singularName: 'audit-anchor', pluralName: 'audit-anchors', displayName: 'Magic link audit anchor' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    /** `head` or `checkpoint`. */
    name: { type: 'string', required: true, column: { unique: true } },
    seq: { type: 'biginteger', required: true },
    seal: { type: 'string', required: true },
    /** Of a checkpoint: the key of its MAC, and the MAC. */
    kid: { type: 'string' },
    mac: { type: 'string' },
    /** Of the head: when it was last told to the log and to webhooks. Epoch milliseconds. */
    toldAtMs: { type: 'biginteger' },
  },
} as const;
