import { expect } from './steps.mjs';

/** What a browser holds after opening the mailed link: the form behind the button, and the page's cookie. */
export interface OpenedPage {
  html: string;
  form: URLSearchParams;
  cookie: string;
  address: URL;
}

export async function openPage(link: string): Promise<OpenedPage> {
  const response = await fetch(link, { redirect: 'manual' });
  const html = await response.text();
  expect(response.status === 200, `The page answered ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { html, form: hiddenFieldsOf(html), cookie, address: new URL(link) };
}

/** Presses the button: posts the form as a browser would, and returns where it is sent. */
export async function pressButton({ form, cookie, address }: OpenedPage): Promise<URL> {
  const response = await fetch(new URL(address.pathname, address), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookie },
    body: form.toString(),
  });
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
