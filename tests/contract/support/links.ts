import { createKeyring } from '../../../server/src/domain/keyring';
import { issueLink, randomId, type Link } from '../../../server/src/domain/link';
import { deriveCode } from '../../../server/src/domain/code';
import { signToken } from '../../../server/src/domain/token';
import type { Message } from '../../../server/src/domain/message';

/** The fixed clock of the contract suites: a whole second. */
export const NOW_MS = Date.UTC(2026, 4, 17, 9, 30, 0);
export const LIFETIME_MS = 15 * 60_000;

export const KEYRING = createKeyring(['the-secret-of-the-contract-suites-012345']);

export const ADDRESS_KEY = 'ab'.repeat(32);
export const OTHER_ADDRESS_KEY = 'cd'.repeat(32);

/** A new live link, changed as the test wants it. */
export function newLink(change: Partial<Link> = {}): Link {
  const policy = {
    key: 'sign-in',
    purpose: 'sign-in',
    linkLifetimeSeconds: LIFETIME_MS / 1000,
  } as const;
  const wanted = {
    policy,
    audience: 'https://cms.example',
    addressKey: ADDRESS_KEY,
    clientId: 7,
    newcomerAddress: null,
    invitationId: null,
    redirectTo: null,
    language: 'en',
    codeOffered: true,
    codeChallenge: null,
  } as const;
  return { ...issueLink(wanted, KEYRING, NOW_MS), ...change };
}

/** What is mailed for a link, and what none of our tables may hold. */
export function mailedSecrets(link: Link): { token: string; code: string } {
  const code = deriveCode(link, KEYRING);
  if (code === undefined) throw new Error('the secret is there');
  return { token: signToken(link, KEYRING), code };
}

export function newMessage(change: Partial<Message> = {}): Message {
  return {
    documentId: randomId(12),
    kind: 'sign-in',
    linkDocumentId: randomId(12),
    clientId: null,
    invitationId: null,
    createdAtMs: NOW_MS,
    requestedFrom: { browser: 'Firefox on Linux', network: '192.0.2.0' },
    attempts: 0,
    ...change,
  };
}

export const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
