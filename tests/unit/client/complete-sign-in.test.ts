import { arrivalKind, createMagicLinkClient } from '../../../client';
import { type AddressBar, openAddressBar } from './address-bar';
import { AnsweringServer } from './answering-server';

const server = new AnsweringServer();
let addressBar: AddressBar | undefined;

const ana = { id: 7, documentId: 'd7', username: 'ana', email: 'ana@client.example' };
const signedIn = { status: 200, body: { jwt: 'a.b.c', user: ana, redirectTo: '/packets/p1' } };

beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.seen.length = 0;
  server.next = signedIn;
  server.beforeAnswer = () => undefined;
});
afterEach(() => {
  addressBar?.close();
  addressBar = undefined;
});

const client = () => createMagicLinkClient({ url: server.url });

describe('completing the sign-in', () => {
  it('trades the handoff in the fragment for a session', async () => {
    const outcome = await client().completeSignIn('https://portal.example/callback#handoff=h1');

    expect(outcome).toEqual({ ok: true, session: { jwt: 'a.b.c', user: ana }, redirectTo: '/packets/p1' });
    expect(server.seen).toEqual([
      { method: 'POST', path: '/api/magic-link/verify', authorization: undefined, body: { handoff: 'h1' } },
    ]);
  });

  it('takes the handoff from the query, as a server gets it with its request', async () => {
    await client().completeSignIn('/callback?handoff=h2&lang=de');
    await client().completeSignIn(new URL('https://portal.example/callback?handoff=h3'));

    expect(server.seen.map(({ body }) => body)).toEqual([{ handoff: 'h2' }, { handoff: 'h3' }]);
  });

  it('takes a token from the fragment, and never from the query, which access logs keep', async () => {
    await client().completeSignIn('https://portal.example/callback#token=t1');
    const fromQuery = await client().completeSignIn('https://portal.example/callback?token=t2');

    expect(server.seen.map(({ body }) => body)).toEqual([{ token: 't1' }]);
    expect(fromQuery).toMatchObject({ ok: false, error: { code: 'no_handoff' } });
  });

  it.each(['https://portal.example/callback', '#handoff=', '?handoff=', 'http://[', ''])(
    'answers no_handoff for %j, without a call',
    async (address) => {
      expect(await client().completeSignIn(address)).toMatchObject({
        ok: false,
        error: { code: 'no_handoff' },
      });
      expect(server.seen).toEqual([]);
    },
  );

  it('answers no_handoff on a server that passes no address', async () => {
    expect(await client().completeSignIn()).toMatchObject({ ok: false, error: { code: 'no_handoff' } });
  });

  it('keeps the refresh token where Strapi gives one', async () => {
    server.next = { status: 200, body: { ...signedIn.body, refreshToken: 'r1' } };

    const outcome = await client().completeSignIn('#handoff=h1');

    expect(outcome).toMatchObject({ ok: true, session: { refreshToken: 'r1' } });
  });
});

describe('the address bar', () => {
  it('shows no handoff any more by the time the server is called', async () => {
    const bar = (addressBar = openAddressBar('https://portal.example/callback?lang=de#handoff=h1'));
    let shownDuringCall = '';
    server.beforeAnswer = () => void (shownDuringCall = bar.shown);

    await client().completeSignIn();

    expect(shownDuringCall).toBe('https://portal.example/callback?lang=de');
    expect(bar.replaced).toHaveLength(1);
  });

  it('is cleaned too when the router passes the address itself', async () => {
    const bar = (addressBar = openAddressBar('https://portal.example/callback?handoff=h1#top'));

    await client().completeSignIn(new URL(bar.shown));

    expect(bar.shown).not.toContain('h1');
  });

  it('keeps what else the fragment holds', async () => {
    const bar = (addressBar = openAddressBar('https://portal.example/callback#handoff=h1&tab=2'));

    await client().completeSignIn();

    expect(bar.shown).toBe('https://portal.example/callback#tab=2');
  });

  it('is left alone when it holds nothing of ours', async () => {
    const bar = (addressBar = openAddressBar('https://portal.example/callback#section-2'));

    await client().completeSignIn();

    expect(bar.replaced).toEqual([]);
  });

  it('gives both runs of an effect that runs twice the same answer, with one call', async () => {
    addressBar = openAddressBar('https://portal.example/callback#handoff=h1');
    const portal = client();

    const [first, second] = await Promise.all([portal.completeSignIn(), portal.completeSignIn()]);

    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(server.seen).toHaveLength(1);
    expect(await portal.completeSignIn()).toMatchObject({ ok: false, error: { code: 'no_handoff' } });
  });
});

describe('what an address holds', () => {
  it.each([
    ['https://portal.example/callback#handoff=h1', 'handoff'],
    ['/callback?handoff=h1', 'handoff'],
    ['https://portal.example/callback#token=t1', 'token'],
    ['https://portal.example/callback?token=t1', undefined],
    ['https://portal.example/', undefined],
  ])('%s: %s', (address, kind) => {
    expect(arrivalKind(address)).toBe(kind);
  });
});
