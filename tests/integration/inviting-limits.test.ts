import type { App } from './support/app';
import { invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { magicLinkConfig, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const EDITORS = ['one', 'two', 'three'].map((name) => `${name}@studio.example`);
const budget = (points: number) => ({ points, windowSeconds: 3_600 });

let invited = 0;
const newAddress = () => `limit${(invited += 1)}@client.example`;

describe('invitations are limited', () => {
  let app: App;
  let inbox: Inbox;
  let editors: Editor[];

  beforeAll(async () => {
    const { limits } = magicLinkConfig({ port: 0 });
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins(EDITORS.map((email) => ({ email }))),
      magicLink: {
        limits: { ...limits, invitationsPerEditor: budget(4), invitationsInTotal: budget(9) },
        policies: { invitation: { resendAfterSeconds: 0 } },
      },
    }));
    editors = [];
    for (const email of EDITORS) editors.push(await signInEditor(app, email));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const editor = (index: number): Editor => editors[index] ?? never();
  const rowsOf = async (email: string) => app.database('ml_invitations').where({ email });

  it('by editor: beyond the budget nothing is made, the answer says when to go on, others are free', async () => {
    const [first, ...others] = Array.from({ length: 3 }, newAddress);
    const { documentId } = await invite(editor(0), { email: first ?? '' });
    for (const email of others) await invite(editor(0), { email });
    expect((await editor(0).post(`/invitations/${documentId}/resend`)).status).toBe(200);

    const email = newAddress();
    const refused = await editor(0).post('/invitations', { email });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(3_000);
    expect(await refusalIn(refused)).toEqual({ status: 429, code: 'rate_limited' });
    expect((await editor(0).post(`/invitations/${documentId}/resend`)).status).toBe(429);
    expect(await rowsOf(email)).toEqual([]);
    await invite(editor(1), { email });
  });

  it('in total, which takes no sign-in mail away', async () => {
    // Five are spent by the test above, and three more here: the last one is left.
    for (let left = 3; left > 0; left -= 1) await invite(editor(1), { email: newAddress() });
    await invite(editor(2), { email: newAddress() });
    const email = newAddress();
    expect(await refusalIn(await editor(2).post('/invitations', { email }))).toEqual({
      status: 429,
      code: 'rate_limited',
    });
    expect(await rowsOf(email)).toEqual([]);
    const { mail } = await requestMail(app, inbox, 'ana@client.example');
    await sessionIn(await verify(app, { token: tokenIn(mail) }));
  });
});

function never(): never {
  throw new Error('there are three editors');
}
