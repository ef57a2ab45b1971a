import type { InvitationRecord } from '../../../contracts';
import { type NextStep, nextStepOf } from '../../../admin/src/pages/Invitations/next-step';

const NOW = Date.UTC(2026, 4, 10, 12);
const HOUR = 3_600_000;
const at = (offsetMs: number) => new Date(NOW + offsetMs).toISOString();

const FRESH: InvitationRecord = {
  documentId: 'i1',
  email: 'ana@client.example',
  name: null,
  role: 'client',
  policy: 'invitation',
  message: null,
  locale: 'en',
  redirectTo: null,
  document: null,
  batchId: null,
  metadata: null,
  lifecycle: 'pending',
  delivery: 'sent',
  deliveryProblem: null,
  engagement: 'none',
  invitedBy: { kind: 'admin', id: '1', name: 'Noor' },
  clientId: null,
  createdAt: at(-HOUR),
  invitationExpiresAt: at(300 * HOUR),
  linkExpiresAt: at(23 * HOUR),
  accessEndsAt: null,
  acceptedAt: null,
  closedAt: null,
  remindersSent: 0,
  nextReminderAt: null,
};

const CASES: [string, Partial<InvitationRecord>, NextStep][] = [
  ['a fresh invitation whose link lives: wait', {}, 'wait-for-client'],
  ['a mail that bounced: correct the address', { delivery: 'bounced' }, 'correct-address'],
  ['a mail that could not be sent: correct the address', { delivery: 'failed' }, 'correct-address'],
  ['a mail that is still tried: wait for it', { delivery: 'deferred', linkExpiresAt: null }, 'wait-for-mail'],
  ['pending, its link expired: resend', { linkExpiresAt: at(-1) }, 'resend'],
  ['pending, without any link: resend', { linkExpiresAt: null }, 'resend'],
  ['pending for three days: resend', { createdAt: at(-72 * HOUR) }, 'resend'],
  ['expired: extend and resend', { lifecycle: 'expired' }, 'extend-and-resend'],
  [
    'expired after a bounce: correct the address',
    { lifecycle: 'expired', delivery: 'bounced' },
    'correct-address',
  ],
  ['revoked: invite again', { lifecycle: 'revoked' }, 'invite-again'],
  ['declined: invite again', { lifecycle: 'declined' }, 'invite-again'],
  [
    'a guest who is in: end access',
    { lifecycle: 'accepted', clientId: 7, accessEndsAt: at(HOUR) },
    'end-access',
  ],
  [
    'a guest whose access ended: nothing',
    { lifecycle: 'accepted', clientId: 7, accessEndsAt: at(-1) },
    'nothing',
  ],
  ['a client without an end: no access to end', { lifecycle: 'accepted', clientId: 7 }, 'is-in'],
];

test.each(CASES)('%s', (_, changes, step) => {
  expect(nextStepOf({ ...FRESH, ...changes }, NOW)).toBe(step);
});
