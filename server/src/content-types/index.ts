import { auditAnchorSchema } from './audit-anchor/schema';
import { auditEventSchema } from './audit-event/schema';
import { batchRowSchema } from './batch-row/schema';
import { batchSchema } from './batch/schema';
import { clientSchema } from './client/schema';
import { handoffSchema } from './handoff/schema';
import { invitationSchema } from './invitation/schema';
import { messageSchema } from './message/schema';
import { policySchema } from './policy/schema';
import { settingsSchema } from './settings/schema';
import { tokenSchema } from './token/schema';

export const contentTypes = {
  token: { schema: tokenSchema },
  message: { schema: messageSchema },
  handoff: { schema: handoffSchema },
  client: { schema: clientSchema },
  invitation: { schema: invitationSchema },
  batch: { schema: batchSchema },
  'batch-row': { schema: batchRowSchema },
  policy: { schema: policySchema },
  setting: { schema: settingsSchema },
  'audit-event': { schema: auditEventSchema },
  'audit-anchor': { schema: auditAnchorSchema },
};

/** Table names for the stores, which speak Knex on the hot paths. */
export const TABLES = {
  tokens: tokenSchema.collectionName,
  messages: messageSchema.collectionName,
  handoffs: handoffSchema.collectionName,
  clients: clientSchema.collectionName,
  invitations: invitationSchema.collectionName,
  batches: batchSchema.collectionName,
  batchRows: batchRowSchema.collectionName,
  policies: policySchema.collectionName,
  settings: settingsSchema.collectionName,
  auditEvents: auditEventSchema.collectionName,
  auditAnchors: auditAnchorSchema.collectionName,
} as const;
