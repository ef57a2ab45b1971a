import type { StatusVariant } from '@strapi/design-system';

import type { AuditType } from '../../../contracts';
import type { MessageKey } from '../translations/say';

interface Step {
  label: MessageKey;
  tone: StatusVariant;
}

/** By the type of the line in the log. */
const KNOWN: Readonly<Record<AuditType, Step>> = {
  'invitation.created': { label: 'timeline.created', tone: 'primary' },
  'invitation.refused': { label: 'timeline.invitation-refused', tone: 'danger' },
  'invitation.resent': { label: 'timeline.resent', tone: 'primary' },
  'invitation.reminded': { label: 'timeline.reminded', tone: 'primary' },
  'invitation.renewed': { label: 'timeline.renewed', tone: 'primary' },
  'invitation.extended': { label: 'timeline.extended', tone: 'primary' },
  'invitation.link-copied': { label: 'timeline.link-copied', tone: 'warning' },
  'invitation.accepted': { label: 'timeline.accepted', tone: 'success' },
  'invitation.expired': { label: 'timeline.expired', tone: 'warning' },
  'invitation.revoked': { label: 'timeline.revoked', tone: 'neutral' },
  'invitation.declined': { label: 'timeline.declined', tone: 'danger' },
  'message.sent': { label: 'timeline.sent', tone: 'secondary' },
  'message.failed': { label: 'timeline.failed', tone: 'danger' },
  'link.renewed': { label: 'timeline.link-renewed', tone: 'primary' },
  'link.reported': { label: 'timeline.reported', tone: 'danger' },
  'link.revoked': { label: 'timeline.link-revoked', tone: 'neutral' },
  'sign-in.confirmed': { label: 'timeline.clicked', tone: 'secondary' },
  'sign-in.succeeded': { label: 'timeline.signed-in', tone: 'success' },
  'sign-in.refused': { label: 'timeline.refused', tone: 'danger' },
  'account.created': { label: 'timeline.account-created', tone: 'success' },
  'account.adopted': { label: 'timeline.account-adopted', tone: 'success' },
  'client.activated': { label: 'timeline.activated', tone: 'success' },
  'account.sessions-ended': { label: 'timeline.sessions-ended', tone: 'neutral' },
  'account.role-changed': { label: 'timeline.role-changed', tone: 'primary' },
  'account.unblocked': { label: 'timeline.unblocked', tone: 'primary' },
  'access.started': { label: 'timeline.access-started', tone: 'success' },
  'access.changed': { label: 'timeline.access-changed', tone: 'primary' },
  'access.ending': { label: 'timeline.access-ending', tone: 'warning' },
  'emergency.revoked-all': { label: 'timeline.emergency', tone: 'danger' },
  'access.ended': { label: 'timeline.access-ended', tone: 'neutral' },
  'sign-in.requested': { label: 'timeline.requested', tone: 'secondary' },
  'codes.suspended': { label: 'timeline.codes-suspended', tone: 'danger' },
  'delivery.paused': { label: 'timeline.delivery-paused', tone: 'warning' },
  'delivery.address-confirmed': { label: 'timeline.address-confirmed', tone: 'primary' },
  'batch.started': { label: 'timeline.batch-started', tone: 'primary' },
  'batch.paused': { label: 'timeline.batch-paused', tone: 'neutral' },
  'batch.cancelled': { label: 'timeline.batch-cancelled', tone: 'neutral' },
  'batch.finished': { label: 'timeline.batch-finished', tone: 'success' },
  'audit.exported': { label: 'timeline.audit-exported', tone: 'warning' },
  'audit.verified': { label: 'timeline.audit-verified', tone: 'primary' },
  'account.removed': { label: 'timeline.account-removed', tone: 'neutral' },
  'policy.created': { label: 'timeline.policy-created', tone: 'primary' },
  'policy.changed': { label: 'timeline.policy-changed', tone: 'warning' },
  'policy.deleted': { label: 'timeline.policy-deleted', tone: 'neutral' },
  'settings.changed': { label: 'timeline.settings-changed', tone: 'warning' },
  'privacy.exported': { label: 'timeline.privacy-exported', tone: 'warning' },
  'privacy.erased': { label: 'timeline.privacy-erased', tone: 'danger' },
  'audit.pruned': { label: 'timeline.audit-pruned', tone: 'neutral' },
};

/** An older panel, still open in a browser during an upgrade, shows a newer type by its name. */
export const STEPS: Readonly<Record<string, Step>> = KNOWN;
