import assert from 'node:assert/strict';

import type { SeenRequest } from '../eavesdropper.mjs';
import type { Scene } from '../scene.mjs';
import type { Visit } from '../visit.mjs';

/** Chromium logs each status from 400 on as an error, also where it is the right answer. */
const EXPECTED = [
  // The link, seen again when stepping back.
  /^Failed to load resource: .* 410 \(Gone\) \(.*\/magic-link\/open\)$/,
  // Strapi has no such route in its usual (legacy) mode. Only the asking tells the client library.
  /^Failed to load resource: .* 404 \(Not Found\) \(.*\/auth\/logout\)$/,
];

/** What a whole visit must not have done. */
export async function keepsSecretsAtHome(
  { stage, report }: Scene,
  { heard }: Visit,
  token: string,
): Promise<void> {
  const requests = await heard.requests();
  const hostedPage = `${stage.strapiUrl}/api/magic-link/open`;
  const ofHostedPage = requests.filter(({ from }) => from.startsWith(hostedPage));

  await report.check('no console error and no violation of a content security policy', () => {
    const unexpected = heard.complaints.filter((each) => !EXPECTED.some((expected) => expected.test(each)));
    assert.deepEqual(unexpected, []);
  });
  await report.check('nothing is asked of an origin that is neither the portal nor Strapi', () => {
    const origins = new Set(requests.map(({ url }) => new URL(url).origin));
    assert.deepEqual([...origins].sort(), [stage.portalUrl, stage.strapiUrl].sort());
  });
  await report.check('the hosted page asks for nothing but where its button leads', () => {
    const asked = ofHostedPage.map(({ method, url }) => `${method} ${withoutQuery(url)}`);
    // The press, its redirect to the portal, and the step back and on.
    const allowed = [`POST ${hostedPage}`, `GET ${stage.portalUrl}/callback`, `GET ${stage.portalUrl}/`];
    assert.deepEqual(
      asked.filter((each) => !allowed.includes(each)),
      [],
    );
    assert.ok(asked.includes(`POST ${hostedPage}`), 'The press was not seen');
  });
  await report.check('no Referer tells the token or the handoff, and the hosted page sends none', () => {
    const secrets = [token, ...heard.handoffs];
    const telling = requests.filter(({ referer = '' }) => secrets.some((secret) => referer.includes(secret)));
    assert.deepEqual(telling, []);
    assert.deepEqual(ofHostedPage.filter(hasReferer), []);
  });
  await report.check('the token goes to the hosted page only, and the handoff into no address', () => {
    const withToken = requests.filter(({ url }) => url.includes(token)).map(({ url }) => withoutQuery(url));
    assert.deepEqual([...new Set(withToken)], [hostedPage]);
    assert.deepEqual(
      requests.filter(({ url }) => heard.handoffs.some((handoff) => url.includes(handoff))),
      [],
    );
  });
}

const hasReferer = ({ referer }: SeenRequest) => referer !== undefined;

const withoutQuery = (url: string) => url.split('?')[0] ?? '';
