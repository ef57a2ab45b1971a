import type { InvitationDetails, InvitationRecord } from '../../../../contracts';
import type { MessageKey } from '../../translations/say';

export const NEXT_STEPS = [
  'correct-address',
  'resend',
  'copy-link',
  'wait-for-mail',
  'wait-for-client',
  'extend-and-resend',
  'extend-and-copy',
  'invite-anew',
  'invite-again',
  'ask-first',
  'unblock',
  'new-end',
  'end-access',
  'is-in',
  'account-gone',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** A mail that nobody answered for so long deserves another. */
const OLD_AFTER_MS = 2 * 86_400_000;

/** `mayCopyLink`: whether this editor may copy links of this invitation. */
interface Situation {
  nowMs: number;
  mayCopyLink: boolean;
}

/** What helps now, from all three axes, the client's account as it is today, and the clock. */
export function nextStepOf(invitation: InvitationDetails, situation: Situation): NextStep {
  switch (invitation.lifecycle) {
    case 'pending':
    case 'expired':
      return nextStepOfOpen(invitation, situation);
    case 'declined':
      return 'ask-first';
    case 'revoked':
      return wasReported(invitation) ? 'ask-first' : 'invite-again';
    case 'accepted':
      return nextStepOfAccepted(invitation);
  }
}

/** What bars the client's way comes first: no mail would get them past it. */
function nextStepOfOpen(invitation: InvitationDetails, situation: Situation): NextStep {
  const { client, accessEndsAt, lifecycle } = invitation;
  if (client?.access === 'blocked') return 'unblock';
  if (client?.access === 'ended') return 'new-end';
  if (accessEndsAt !== null && !isAhead(accessEndsAt, situation)) return 'invite-anew';
  if (isUndeliverable(invitation)) return 'correct-address';
  if (lifecycle === 'expired')
    return handsOver(invitation, situation) ? 'extend-and-copy' : 'extend-and-resend';
  return nextStepOfPending(invitation, situation);
}

function nextStepOfPending(invitation: InvitationRecord, situation: Situation): NextStep {
  const { linkExpiresAt, delivery, lastSentAt, createdAt } = invitation;
  const again = handsOver(invitation, situation) ? 'copy-link' : 'resend';
  // A mail whose link is over brings nobody in, however it travels.
  if (linkExpiresAt === null || !isAhead(linkExpiresAt, situation)) return again;
  if (delivery === 'queued' || delivery === 'deferred') return 'wait-for-mail';
  const isOld = situation.nowMs - Date.parse(lastSentAt ?? createdAt) > OLD_AFTER_MS;
  return isOld ? again : 'wait-for-client';
}

/** Whoever chose to send no mail is not advised to send one. */
const handsOver = ({ delivery }: InvitationRecord, { mayCopyLink }: Situation) =>
  delivery === 'none' && mayCopyLink;

const isUndeliverable = ({ delivery }: InvitationRecord) =>
  delivery === 'bounced' || delivery === 'complained' || delivery === 'failed';

const wasReported = ({ timeline }: InvitationDetails) =>
  timeline.some(({ type, reason }) => type === 'invitation.revoked' && reason === 'reported');

const isAhead = (moment: string, { nowMs }: Situation) => Date.parse(moment) > nowMs;

/** Only guest access can be ended: an account without an end is the client's own. */
function nextStepOfAccepted({ client }: InvitationDetails): NextStep {
  switch (client?.access) {
    case 'blocked':
      return 'unblock';
    case 'ended':
      return 'new-end';
    case 'guest':
      return 'end-access';
    case 'open':
      return 'is-in';
    case undefined:
      return 'account-gone';
  }
}

/** Said above the button. */
export const ADVICE = {
  'correct-address': 'advice.correct-address',
  resend: 'advice.resend',
  'copy-link': 'advice.copy-link',
  'wait-for-mail': 'advice.wait-for-mail',
  'wait-for-client': 'advice.wait-for-client',
  'extend-and-resend': 'advice.extend-and-resend',
  'extend-and-copy': 'advice.extend-and-copy',
  'invite-anew': 'advice.invite-anew',
  'invite-again': 'advice.invite-again',
  'ask-first': 'advice.ask-first',
  unblock: 'advice.unblock',
  'new-end': 'advice.new-end',
  'end-access': 'advice.end-access',
  'is-in': 'advice.is-in',
  'account-gone': 'advice.account-gone',
} as const satisfies Record<NextStep, MessageKey>;
