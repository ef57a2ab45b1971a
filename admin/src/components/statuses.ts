import type { StatusVariant } from '@strapi/design-system';

import type {
  AccessState,
  BatchState,
  InvitationDelivery,
  InvitationEngagement,
  InvitationLifecycle,
  LinkState,
} from '../../../contracts';
import type { MessageKey } from '../translations/say';

export interface StatusLook {
  label: MessageKey;
  /** Said in words as well: colour alone tells nothing to who does not see it. */
  tone: StatusVariant;
}

export const LIFECYCLE_LOOKS = {
  pending: { label: 'lifecycle.pending', tone: 'primary' },
  accepted: { label: 'lifecycle.accepted', tone: 'success' },
  expired: { label: 'lifecycle.expired', tone: 'warning' },
  revoked: { label: 'lifecycle.revoked', tone: 'neutral' },
  declined: { label: 'lifecycle.declined', tone: 'danger' },
} as const satisfies Record<InvitationLifecycle, StatusLook>;

export const DELIVERY_LOOKS = {
  none: { label: 'delivery.none', tone: 'neutral' },
  queued: { label: 'delivery.queued', tone: 'secondary' },
  sent: { label: 'delivery.sent', tone: 'secondary' },
  delivered: { label: 'delivery.delivered', tone: 'success' },
  deferred: { label: 'delivery.deferred', tone: 'warning' },
  bounced: { label: 'delivery.bounced', tone: 'danger' },
  complained: { label: 'delivery.complained', tone: 'danger' },
  failed: { label: 'delivery.failed', tone: 'danger' },
} as const satisfies Record<InvitationDelivery, StatusLook>;

export const ENGAGEMENT_LOOKS = {
  none: { label: 'engagement.none', tone: 'neutral' },
  scanned: { label: 'engagement.scanned', tone: 'neutral' },
  clicked: { label: 'engagement.clicked', tone: 'secondary' },
  'signed-in': { label: 'engagement.signed-in', tone: 'success' },
  activated: { label: 'engagement.activated', tone: 'success' },
} as const satisfies Record<InvitationEngagement, StatusLook>;

export const LINK_LOOKS = {
  live: { label: 'link-state.live', tone: 'primary' },
  expired: { label: 'link-state.expired', tone: 'warning' },
  used: { label: 'link-state.used', tone: 'success' },
  revoked: { label: 'link-state.revoked', tone: 'neutral' },
} as const satisfies Record<LinkState, StatusLook>;

export const ACCESS_LOOKS = {
  open: { label: 'access.open', tone: 'success' },
  guest: { label: 'access.guest', tone: 'primary' },
  ended: { label: 'access.ended', tone: 'neutral' },
  blocked: { label: 'access.blocked', tone: 'danger' },
} as const satisfies Record<AccessState, StatusLook>;

export const BATCH_LOOKS = {
  collecting: { label: 'batch.collecting', tone: 'warning' },
  running: { label: 'batch.running', tone: 'primary' },
  paused: { label: 'batch.paused', tone: 'secondary' },
  done: { label: 'batch.done', tone: 'success' },
  cancelled: { label: 'batch.cancelled', tone: 'neutral' },
} as const satisfies Record<BatchState, StatusLook>;
