import { linkIn, tokenIn, type Inbox } from './support/inbox';
import type { App } from './support/app';
import { openPage, pressButton } from './support/page';
import { ANA, BEN, PORTAL_URL, requestMail, startPortal, verify } from './support/sign-in';

describe('the hosted page', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(() => app.control({ clockOffsetMs: 0 }));

  it('is never cached, indexed, framed or told to others, and runs no script', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    const { response, html } = await openPage(linkIn(mail));

    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`form-action 'self' ${PORTAL_URL}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script');
    expect(html).not.toMatch(/<script|\son\w+=/i);
    expect(response.headers.get('set-cookie')).toMatch(/samesite=strict; httponly/i);
  });

  it.each([
    ['without its cookie', { cookie: '' }, {}],
    ['with the cookie of another browser', { cookie: 'magic-link-page=AAAAAAAAAAAAAAAAAAAAAA' }, {}],
    ['without its nonce', { nonce: '' }, {}],
    ['with a made-up nonce', { nonce: 'A'.repeat(43) }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling domain', {}, { 'sec-fetch-site': 'same-site' }],
    ['from no site at all', {}, { 'sec-fetch-site': 'none' }],
  ])('refuses a POST %s, and the link lives', async (_case, changed, headers) => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const { mail } = await requestMail(app, inbox, ANA);
    const page = await openPage(linkIn(mail));

    const refused = await pressButton(app, { ...page, ...changed }, headers);

    expect(refused.status).toBe(403);
    expect(await app.database('ml_handoffs').select()).toEqual([]);
    const again = await pressButton(app, page, { 'sec-fetch-site': 'same-origin' });
    expect(again.status).toBe(303);
    await app.database('ml_handoffs').delete();
  });

  it('takes the nonce of one link for no other', async () => {
    const first = await requestMail(app, inbox, BEN);
    const second = await requestMail(app, inbox, BEN);
    const page = await openPage(linkIn(first.mail));

    const crossed = await pressButton(app, { ...page, token: tokenIn(second.mail) });

    expect(crossed.status).toBe(403);
  });

  it('offers the button again when the proof did not hold, and that one works', async () => {
    const { mail } = await requestMail(app, inbox, BEN);
    const page = await openPage(linkIn(mail));
    const refused = await pressButton(app, { ...page, cookie: '' });
    const html = await refused.text();
    const nonce = /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const cookie = (refused.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

    expect((await pressButton(app, { token: page.token, nonce, cookie })).status).toBe(303);
  });

  it('makes at most three handoffs within their minute, and the link lives on', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const { mail } = await requestMail(app, inbox, BEN);
    const page = await openPage(linkIn(mail));

    const presses = await Promise.all(Array.from({ length: 6 }, () => pressButton(app, page)));
    expect(presses.map(({ status }) => status).sort()).toEqual([303, 303, 303, 429, 429, 429]);

    await app.control({ clockOffsetMs: 61_000 });
    expect((await pressButton(app, page)).status).toBe(303);
  });

  it('makes a handoff that works for a minute', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const { mail } = await requestMail(app, inbox, BEN);
    const pressed = await pressButton(app, await openPage(linkIn(mail)));
    const handoff = (pressed.headers.get('location') ?? '').split('handoff=')[1];

    await app.control({ clockOffsetMs: 61_000 });
    const late = await verify(app, { handoff });

    expect(late.status).toBe(400);
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('says what became of a link that is used, withdrawn, or not ours', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const { mail } = await requestMail(app, inbox, ANA);
    const other = await requestMail(app, inbox, ANA);
    await verify(app, { token: tokenIn(mail) });

    const pages = {
      used: await openPage(linkIn(mail)),
      revoked: await openPage(linkIn(other.mail)),
      garbled: await openPage(linkIn(mail).slice(0, -3)),
      empty: await openPage(`${app.url}/api/magic-link/open`),
    };

    expect(pages.used.response.status).toBe(410);
    expect(pages.revoked.response.status).toBe(410);
    expect(pages.garbled.response.status).toBe(400);
    expect(pages.empty.response.status).toBe(400);
    for (const { html } of Object.values(pages)) expect(html).toContain(`href="${PORTAL_URL}`);
    expect(new Set(Object.values(pages).map(({ html }) => /<h1[^>]*>([^<]*)/.exec(html)?.[1])).size).toBe(3);
  });

  it('goes to the portal’s configured callback and nowhere else', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const { mail } = await requestMail(app, inbox, ANA, { redirectTo: '/deep/inside' });
    const page = await openPage(linkIn(mail), { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    const pressed = await pressButton(app, page, { 'x-forwarded-host': 'evil.example' });

    expect(pressed.headers.get('location')).toMatch(new RegExp(`^${PORTAL_URL}/callback#handoff=`));
    expect(page.html).not.toContain('evil.example');
  });
});

describe('with the portal as landing page and handoffs in the query', () => {
  it('mails the portal’s own address, with the token where no server logs it', async () => {
    const { app, inbox } = await startPortal({ magicLink: { links: { landing: 'portal' } } });
    try {
      const { mail } = await requestMail(app, inbox, ANA);
      expect(linkIn(mail)).toMatch(new RegExp(`^${PORTAL_URL}/callback#token=`));
      expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
    } finally {
      await app.stop();
      await inbox.stop();
    }
  });

  it('delivers the handoff as a query parameter when the front end can read no fragment', async () => {
    const { app, inbox } = await startPortal({ magicLink: { links: { handoffDelivery: 'query' } } });
    try {
      const { mail } = await requestMail(app, inbox, ANA);
      const pressed = await pressButton(app, await openPage(linkIn(mail)));
      expect(pressed.headers.get('location')).toMatch(new RegExp(`^${PORTAL_URL}/callback\\?handoff=`));
    } finally {
      await app.stop();
      await inbox.stop();
    }
  });
});
