import type { App } from './app';

/** What a browser keeps of the hosted page: the form's fields and the cookie. */
export interface OpenedPage {
  response: Response;
  html: string;
  token: string;
  nonce: string;
  cookie: string;
}

/** Opens the mailed link as a browser would. */
export async function openPage(link: string, headers: Record<string, string> = {}): Promise<OpenedPage> {
  const response = await fetch(link, { redirect: 'manual', headers });
  const html = await response.text();
  return {
    response,
    html,
    token: fieldOf(html, 'token'),
    nonce: fieldOf(html, 'nonce'),
    cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
}

/** Presses the page's button. */
export function pressButton(
  app: App,
  page: Pick<OpenedPage, 'token' | 'nonce' | 'cookie'>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.get('/api/magic-link/open', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: page.cookie, ...headers },
    body: new URLSearchParams({ token: page.token, nonce: page.nonce }).toString(),
  });
}

export function handoffIn(response: Response): string {
  const handoff = /[#?&]handoff=([\w-]+)/.exec(response.headers.get('location') ?? '')?.[1];
  if (!handoff) throw new Error(`No handoff in ${response.status} ${response.headers.get('location') ?? ''}`);
  return handoff;
}

function fieldOf(html: string, name: string): string {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? '';
  return /value="([^"]*)"/.exec(input)?.[1] ?? '';
}
