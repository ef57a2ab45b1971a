import type { AccessState, InvitationDetails, TimelineEntry } from '../../../contracts';
import { type NextStep, nextStepOf } from '../../../admin/src/pages/Invitations/next-step';
import { at, FRESH, HOUR, NOW } from './an-invitation';

const client = (access: AccessState): InvitationDetails['client'] => ({
  id: 7,
  access,
  blocked: access === 'blocked' || access === 'ended',
  accessEndsAt: null,
});
const REVOKED: TimelineEntry = {
  type: 'invitation.revoked',
  outcome: 'success',
  reason: null,
  at: at(-HOUR),
  actor: { kind: 'admin', id: '1', name: 'Noor' },
  network: null,
  browser: null,
};

const CASES: [string, Partial<InvitationDetails>, NextStep][] = [
  ['a fresh invitation whose link lives: wait', {}, 'wait-for-client'],
  ['a mail that bounced: correct the address', { delivery: 'bounced' }, 'correct-address'],
  ['a mail that could not be sent: correct the address', { delivery: 'failed' }, 'correct-address'],
  ['a mail that is still tried, its link alive: wait for it', { delivery: 'deferred' }, 'wait-for-mail'],
  [
    'a mail that waits while its link is over: resend',
    { delivery: 'deferred', linkExpiresAt: null },
    'resend',
  ],
  [
    'a mail that waited until its link expired: resend',
    { delivery: 'queued', linkExpiresAt: at(-1) },
    'resend',
  ],
  ['pending, its link expired: resend', { linkExpiresAt: at(-1) }, 'resend'],
  ['pending, without any link: resend', { linkExpiresAt: null }, 'resend'],
  ['unanswered for three days: resend', { createdAt: at(-72 * HOUR), lastSentAt: at(-72 * HOUR) }, 'resend'],
  ['old, but mailed again an hour ago: wait', { createdAt: at(-72 * HOUR) }, 'wait-for-client'],
  ['never mailed, a link alive: wait', { delivery: 'none', lastSentAt: null }, 'wait-for-client'],
  ['pending, its end of access over: invite anew', { accessEndsAt: at(-1) }, 'invite-anew'],
  ['pending, its end of access ahead: wait', { accessEndsAt: at(HOUR) }, 'wait-for-client'],
  ['pending, for a blocked client: unblock', { clientId: 7, client: client('blocked') }, 'unblock'],
  ['pending, for a guest whose access ended: a new end', { clientId: 7, client: client('ended') }, 'new-end'],
  ['pending, for a client who is in: wait', { clientId: 7, client: client('open') }, 'wait-for-client'],
  ['expired: extend and resend', { lifecycle: 'expired' }, 'extend-and-resend'],
  [
    'expired with the end of its access: invite anew',
    { lifecycle: 'expired', accessEndsAt: at(-1) },
    'invite-anew',
  ],
  [
    'expired after a bounce: correct the address',
    { lifecycle: 'expired', delivery: 'bounced' },
    'correct-address',
  ],
  ['revoked: invite again', { lifecycle: 'revoked', timeline: [REVOKED] }, 'invite-again'],
  [
    'reported as not meant for its reader: ask first',
    { lifecycle: 'revoked', timeline: [{ ...REVOKED, reason: 'reported' }] },
    'ask-first',
  ],
  ['declined: ask first', { lifecycle: 'declined' }, 'ask-first'],
  ['a guest who has access: end it', { lifecycle: 'accepted', client: client('guest') }, 'end-access'],
  [
    'a guest whose end was moved since: it can be ended still',
    { lifecycle: 'accepted', client: client('guest'), accessEndsAt: at(-1) },
    'end-access',
  ],
  ['a guest whose access ended: a new end', { lifecycle: 'accepted', client: client('ended') }, 'new-end'],
  [
    'a client who was blocked since: unblock',
    { lifecycle: 'accepted', client: client('blocked') },
    'unblock',
  ],
  ['a client without an end: no access to end', { lifecycle: 'accepted', client: client('open') }, 'is-in'],
  ['accepted, the account deleted since', { lifecycle: 'accepted', clientId: 7 }, 'account-gone'],
];

test.each(CASES)('%s', (_, changes, step) => {
  expect(nextStepOf({ ...FRESH, ...changes }, { nowMs: NOW, mayCopyLink: false })).toBe(step);
});

const COPYING: [string, Partial<InvitationDetails>, NextStep][] = [
  ['sent no mail: copies a link', { linkExpiresAt: null, delivery: 'none' }, 'copy-link'],
  [
    'sent no mail, and it expired: extends, then copies',
    { lifecycle: 'expired', delivery: 'none' },
    'extend-and-copy',
  ],
  ['sent a mail: sends another', { linkExpiresAt: null }, 'resend'],
];

test.each(COPYING)('who may copy links and %s', (_, changes, step) => {
  expect(nextStepOf({ ...FRESH, ...changes }, { nowMs: NOW, mayCopyLink: true })).toBe(step);
});

test('who may not copy links is told to send a mail', () => {
  const silent = { ...FRESH, delivery: 'none', linkExpiresAt: null } as const;
  expect(nextStepOf(silent, { nowMs: NOW, mayCopyLink: false })).toBe('resend');
});
