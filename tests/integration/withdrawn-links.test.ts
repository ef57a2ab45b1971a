import type { InvitationDetails } from '../../contracts';
import type { App } from './support/app';
import { detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { startPortal } from './support/sign-in';

const DAY_MS = 86_400_000;

describe('an expired link that could still be renewed', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: seedAdmins([{ email: EDITOR }]) }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const expired = async (email: string): Promise<InvitationDetails & { token: string }> => {
    const { documentId } = await invite(editor, { email });
    const token = tokenIn(await inbox.mailTo(email));
    await app.database('ml_tokens').update({ expires_at_ms: Date.now() - DAY_MS });
    return { ...(await detailsOf(editor, documentId)), token };
  };
  const linkOf = ({ links }: InvitationDetails) =>
    app.database('ml_tokens').where({ document_id: links[0]?.documentId ?? '' });

  it.each([
    ['by name', 'by-editor'],
    ['in an emergency', 'emergency'],
  ])('is renewed by nobody once an editor withdrew it %s', async (how, reason) => {
    const details = await expired(`${reason}@client.example`);
    const path =
      how === 'by name' ? `/links/${details.links[0]?.documentId}/revoke` : '/emergency/revoke-all';

    expect((await editor.post(path)).status).toBe(200);

    expect(await linkOf(details).first('revoked_reason', 'newcomer_address')).toEqual({
      revoked_reason: reason,
      newcomer_address: null,
    });
    const counted = () => app.database('ml_tokens').count({ links: '*' }).first() as Promise<unknown>;
    const before = await counted();
    expect((await app.post('/api/magic-link/renew', { token: details.token })).status).toBe(202);
    expect(await counted()).toEqual(before);
  });

  it('and one that is past renewing is left as it is in an emergency', async () => {
    const details = await expired('long-ago@client.example');
    await linkOf(details).update({ expires_at_ms: Date.now() - 31 * DAY_MS });

    expect((await editor.post('/emergency/revoke-all')).status).toBe(200);

    expect(await linkOf(details).first('revoked_at_ms')).toEqual({ revoked_at_ms: null });
  });

  it('what an editor withdraws stands in the invitation’s timeline', async () => {
    const { documentId, links } = await expired('timeline@client.example');

    await editor.post(`/links/${links[0]?.documentId}/revoke`);

    const { timeline } = await detailsOf(editor, documentId);
    expect(timeline.map(({ type }) => type)).toContain('link.revoked');
  });
});
