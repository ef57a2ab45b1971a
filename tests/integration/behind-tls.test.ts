import type { App } from './support/app';
import { linkIn, type Inbox } from './support/inbox';
import { openPage, pressButton } from './support/page';
import { ANA, requestMail, startPortal } from './support/sign-in';

const PUBLIC_URL = 'https://cms.example';

describe('behind a proxy that ends TLS', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ server: { url: PUBLIC_URL } }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('binds the page to a cookie that no sibling domain can set and no plain http carries', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    expect(linkIn(mail)).toContain(`${PUBLIC_URL}/api/magic-link/open?token=`);
    const page = await openPage(linkIn(mail).replace(PUBLIC_URL, app.url));

    // RFC 6265bis section 4.1.3.2: Secure, Path=/, no Domain.
    const [cookie = ''] = page.response.headers.getSetCookie();
    const attributes = cookie.toLowerCase().split('; ').slice(1).sort();
    expect(cookie).toMatch(/^__Host-magic-link-page=/);
    expect(attributes).toEqual(['httponly', 'path=/', 'samesite=strict', 'secure']);

    const tossed = page.cookie.replace('__Host-', '');
    expect((await pressButton(app, { ...page, cookie: tossed })).status).toBe(403);
    const pressed = await pressButton(app, page);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('referrer-policy')).toBe('no-referrer');
    expect(pressed.headers.get('cache-control')).toBe('no-store');
    expect(pressed.headers.get('x-robots-tag')).toBe('noindex');
  });

  it('posts the page to the configured address, whatever host the request names', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    const claims: Record<string, string>[] = [
      { host: 'evil.example' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
      { forwarded: 'host=evil.example' },
    ];
    for (const headers of claims) {
      const page = await openPage(linkIn(mail).replace(PUBLIC_URL, app.url), headers);
      expect(page.html).toContain(`action="${PUBLIC_URL}/api/magic-link/open"`);
      expect(page.html).not.toContain('evil.example');
    }
  });
});
