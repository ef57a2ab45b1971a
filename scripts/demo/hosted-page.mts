import { expect } from './steps.mjs';

/** A phone's browser, so that the log names one: what calls itself "node" is no reader. */
export const READER = {
  'User-Agent':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
};

/** What a browser holds after opening the mailed link: the form behind the button, and the page's cookie. */
export interface OpenedPage {
  html: string;
  form: URLSearchParams;
  cookie: string;
  address: URL;
}

export async function openPage(link: string): Promise<OpenedPage> {
  const response = await fetch(link, { redirect: 'manual', headers: READER });
  const html = await response.text();
  expect(response.status === 200, `The page answered ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { html, form: hiddenFieldsOf(html), cookie, address: new URL(link) };
}

/** Posts the page's form as a browser would. */
export function sendForm({ form, cookie, address }: OpenedPage): Promise<Response> {
  return fetch(new URL(address.pathname, address), {
    method: 'POST',
    redirect: 'manual',
    headers: { ...READER, 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookie },
    body: form.toString(),
  });
}

/** Presses the button that signs in, and returns where the browser is sent. */
export async function pressButton(page: OpenedPage): Promise<URL> {
  const response = await sendForm(page);
  const location = response.headers.get('Location');
  expect(
    response.status === 303 && location !== null,
    `The button was answered with ${response.status}, not 303`,
  );
  return new URL(location);
}

function hiddenFieldsOf(html: string): URLSearchParams {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return new URLSearchParams([...fields].map(([, name = '', value = '']): [string, string] => [name, value]));
}
