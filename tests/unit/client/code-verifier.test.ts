import { createHash } from 'node:crypto';
import { createMagicLinkClient, type CodeVerifierStorage } from '../../../client';
import { AnsweringServer } from './answering-server';

const KEY = 'magic-link.codeVerifier';
const accepted = { requestId: 'r1', expiresAt: '2026-01-01T00:15:00.000Z', resendAfterSeconds: 30 };
const signedIn = {
  jwt: 'a.b.c',
  user: { id: 7, documentId: 'd7', username: 'ana', email: 'a' },
  redirectTo: null,
};
const refusal = { data: null, error: { status: 400, message: 'no', details: { code: 'code_invalid' } } };

const server = new AnsweringServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.seen.length = 0;
});

/** What all tabs of one browser share. */
function createBrowser() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { kept, storage };
}

const openTab = (codeVerifierStorage?: CodeVerifierStorage) =>
  createMagicLinkClient({ url: server.url, ...(codeVerifierStorage && { codeVerifierStorage }) });

async function ask(storage?: CodeVerifierStorage, more = {}): Promise<Record<string, unknown>> {
  server.next = { status: 202, body: { data: accepted } };
  expect(await openTab(storage).requestLink({ email: 'ana@client.example', ...more })).toMatchObject({
    ok: true,
  });
  return server.seen.at(-1)?.body as Record<string, unknown>;
}

const challengeOf = (verifier: unknown) => createHash('sha256').update(String(verifier)).digest('base64url');

describe('a client with a storage', () => {
  it('sends an S256 challenge with each request, and keeps its verifier out of it', async () => {
    const { kept, storage } = createBrowser();
    const body = await ask(storage);
    const verifier = kept.get(KEY);

    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(body).toEqual({
      email: 'ana@client.example',
      codeChallenge: challengeOf(verifier),
      codeChallengeMethod: 'S256',
    });
  });

  it('proves itself in another tab, by handoff, token and code', async () => {
    for (const prove of [
      (tab: ReturnType<typeof openTab>) => tab.completeSignIn('https://portal.example/callback#handoff=h1'),
      (tab: ReturnType<typeof openTab>) => tab.completeSignIn('https://portal.example/callback#token=t1'),
      (tab: ReturnType<typeof openTab>) => tab.verifyCode({ requestId: 'r1', code: '123456' }),
    ]) {
      const { storage } = createBrowser();
      const { codeChallenge } = await ask(storage);
      server.next = { status: 200, body: signedIn };
      expect(await prove(openTab(storage))).toMatchObject({ ok: true });
      const { codeVerifier } = server.seen.at(-1)?.body as { codeVerifier: string };
      expect(challengeOf(codeVerifier)).toBe(codeChallenge);
    }
  });

  it('asks twice with one challenge, so that either mail works', async () => {
    const { storage } = createBrowser();
    const first = await ask(storage);
    expect((await ask(storage)).codeChallenge).toBe(first.codeChallenge);
  });

  it('keeps its verifier through a refusal, and takes another one after a sign-in', async () => {
    const { kept, storage } = createBrowser();
    const first = await ask(storage);
    server.next = { status: 400, body: refusal };
    await openTab(storage).verifyCode({ requestId: 'r1', code: '000000' });
    expect(kept.has(KEY)).toBe(true);
    server.next = { status: 200, body: signedIn };
    await openTab(storage).verifyCode({ requestId: 'r1', code: '123456' });
    expect(kept.has(KEY)).toBe(false);
    expect((await ask(storage)).codeChallenge).not.toBe(first.codeChallenge);
  });

  it('may keep it wherever reading takes a while', async () => {
    const { kept, storage } = createBrowser();
    const later: CodeVerifierStorage = {
      getItem: (key) => Promise.resolve(storage.getItem(key)),
      setItem: (key, value) => Promise.resolve().then(() => storage.setItem(key, value)),
      removeItem: (key) => Promise.resolve().then(() => storage.removeItem(key)),
    };
    expect((await ask(later)).codeChallenge).toBe(challengeOf(kept.get(KEY)));
  });

  it('trusts no verifier that it can’t have kept itself', async () => {
    const { kept, storage } = createBrowser();
    kept.set(KEY, 'short');
    await ask(storage);
    expect(kept.get(KEY)).toMatch(/^[\w-]{43}$/);
  });

  it('leaves a challenge of the caller’s own alone', async () => {
    const own = { codeChallenge: 'c'.repeat(43), codeChallengeMethod: 'S256' };
    const { kept, storage } = createBrowser();
    expect(await ask(storage, own)).toMatchObject(own);
    expect(kept.size).toBe(0);
  });
});

describe('a client that can keep nothing', () => {
  const refuse = () => {
    throw new Error('The operation is insecure.');
  };

  it.each<[string, CodeVerifierStorage | undefined]>([
    ['without a storage', undefined],
    ['with one that is blocked', { getItem: refuse, setItem: refuse, removeItem: refuse }],
    ['with one that is full', { getItem: () => null, setItem: refuse, removeItem: refuse }],
    ['with one that forgets', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }],
  ])('asks and signs in unbound %s', async (_what, storage) => {
    expect(await ask(storage)).toEqual({ email: 'ana@client.example' });
    server.next = { status: 200, body: signedIn };
    const outcome = await openTab(storage).verifyCode({ requestId: 'r1', code: '123456' });
    expect(outcome).toMatchObject({ ok: true });
    expect(server.seen.at(-1)?.body).toEqual({ requestId: 'r1', code: '123456' });
  });
});
