import type { InvitationRecord } from '../../../../contracts';
import type { MessageKey } from '../../translations/say';

export const NEXT_STEPS = [
  'correct-address',
  'resend',
  'wait-for-mail',
  'wait-for-client',
  'extend-and-resend',
  'invite-again',
  'end-access',
  'is-in',
  'nothing',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** A mail that nobody answered for so long deserves another. */
const OLD_AFTER_MS = 2 * 86_400_000;

/** What helps now, from all three axes and the clock. */
export function nextStepOf(invitation: InvitationRecord, nowMs: number): NextStep {
  switch (invitation.lifecycle) {
    case 'pending':
      return nextStepOfPending(invitation, nowMs);
    case 'expired':
      return undeliverable(invitation) ? 'correct-address' : 'extend-and-resend';
    case 'revoked':
    case 'declined':
      return 'invite-again';
    case 'accepted':
      return nextStepOfAccepted(invitation, nowMs);
  }
}

function nextStepOfPending(invitation: InvitationRecord, nowMs: number): NextStep {
  if (undeliverable(invitation)) return 'correct-address';
  if (invitation.delivery === 'queued' || invitation.delivery === 'deferred') return 'wait-for-mail';
  const { linkExpiresAt, createdAt } = invitation;
  const linkIsLive = linkExpiresAt !== null && Date.parse(linkExpiresAt) > nowMs;
  if (!linkIsLive || nowMs - Date.parse(createdAt) > OLD_AFTER_MS) return 'resend';
  return 'wait-for-client';
}

const undeliverable = ({ delivery }: InvitationRecord) =>
  delivery === 'bounced' || delivery === 'complained' || delivery === 'failed';

/** Only guest access can be ended: an account without an end is the client's own. */
function nextStepOfAccepted({ accessEndsAt, clientId }: InvitationRecord, nowMs: number): NextStep {
  if (clientId === null || accessEndsAt === null) return 'is-in';
  return Date.parse(accessEndsAt) > nowMs ? 'end-access' : 'nothing';
}

/** Said above the button. */
export const ADVICE = {
  'correct-address': 'advice.correct-address',
  resend: 'advice.resend',
  'wait-for-mail': 'advice.wait-for-mail',
  'wait-for-client': 'advice.wait-for-client',
  'extend-and-resend': 'advice.extend-and-resend',
  'invite-again': 'advice.invite-again',
  'end-access': 'advice.end-access',
  'is-in': 'advice.is-in',
  nothing: 'advice.nothing',
} as const satisfies Record<NextStep, MessageKey>;
