import { issueLink, linkState, randomId } from '../../../server/src/domain/link';
import { AUDIENCE, NOW_MS, OTHER_KEYRING, ROTATED_KEYRING } from './support/fixtures';

const POLICY = {
  key: 'sign-in',
  purpose: 'sign-in',
  linkLifetimeSeconds: 900,
} as const;

const WANTED = {
  policy: POLICY,
  audience: AUDIENCE,
  addressKey: 'ab'.repeat(32),
  clientId: 7,
  newcomerAddress: null,
  invitationId: null,
  redirectTo: '/projects',
  language: 'de',
  codeOffered: true,
  codeChallenge: null,
} as const;

describe('a new link', () => {
  test('carries what was wanted, unused, with the signing secret’s name', () => {
    const { documentId, requestId, jti, ...rest } = issueLink(WANTED, ROTATED_KEYRING, NOW_MS);

    expect([documentId, requestId, jti].map((id) => id.length)).toEqual([24, 32, 32]);
    expect(rest).toMatchObject({
      kid: OTHER_KEYRING.currentKid,
      purpose: 'sign-in',
      policy: 'sign-in',
      audience: AUDIENCE,
      issuedAtMs: NOW_MS,
      expiresAtMs: NOW_MS + 900_000,
      addressKey: WANTED.addressKey,
      clientId: 7,
      redirectTo: '/projects',
      language: 'de',
      codeAttempts: 0,
      usedAtMs: null,
      revokedAtMs: null,
      revokedReason: null,
    });
  });

  test('has whole seconds, as its token knows no others, and lives no longer than its policy says', () => {
    const link = issueLink(WANTED, ROTATED_KEYRING, NOW_MS + 999.5);

    expect(link.issuedAtMs).toBe(NOW_MS);
    expect(link.expiresAtMs).toBe(NOW_MS + 900_000);
  });

  test('draws its ids anew and unrelated: the public one says nothing about the secret one', () => {
    const links = Array.from({ length: 200 }, () => issueLink(WANTED, ROTATED_KEYRING, NOW_MS));
    const ids = links.flatMap((link) => [link.jti, link.requestId]);

    expect(new Set(ids).size).toBe(2 * links.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    for (const { jti, requestId, documentId } of links) {
      expect(requestId).not.toContain(jti.slice(0, 8));
      expect(documentId).not.toContain(jti.slice(0, 8));
    }
  });

  test('ids are lower-case hex: a database that ignores case knows them apart', () => {
    for (let n = 0; n < 200; n += 1) expect(randomId(16)).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the state of a link', () => {
  const times = { usedAtMs: null, revokedAtMs: null, expiresAtMs: NOW_MS };

  test.each([
    ['live until its last millisecond', times, NOW_MS - 1, 'live'],
    ['expired from its expiry on', times, NOW_MS, 'expired'],
    ['used', { ...times, usedAtMs: NOW_MS - 5 }, NOW_MS - 1, 'used'],
    ['used, though it would have expired since', { ...times, usedAtMs: NOW_MS - 5 }, NOW_MS + 1, 'used'],
    ['revoked', { ...times, revokedAtMs: NOW_MS - 5 }, NOW_MS - 1, 'revoked'],
    ['revoked, though it would have expired since', { ...times, revokedAtMs: 0 }, NOW_MS + 1, 'revoked'],
    ['used, though a report revoked it later', { ...times, usedAtMs: 0, revokedAtMs: 1 }, NOW_MS, 'used'],
  ] as const)('%s', (_, link, nowMs, state) => {
    expect(linkState(link, nowMs)).toBe(state);
  });
});
