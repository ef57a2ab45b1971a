import type { App } from './support/app';
import { EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { sessionIn, startPortal, verify } from './support/sign-in';

const EMAIL = 'anne@client.example';

describe('the panel’s search', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: seedAdmins([{ email: EDITOR }]) }));
    editor = await signInEditor(app);
    await invite(editor, { email: EMAIL, name: 'Änne Østergård' });
    const token = tokenIn(await inbox.mailTo(EMAIL));
    const { user } = await sessionIn(await verify(app, { token }));
    await app.database('up_users').where({ id: user.id }).update({ email: 'Änne@Client.example' });
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const found = async (path: string, search: string) => {
    const answer = await editor.get(`${path}?search=${encodeURIComponent(search)}`);
    return ((await answer.json()) as { data: unknown[] }).data.length;
  };

  it.each(['Änne', 'änne', 'ÄNNE', 'Østergård', 'østergård', 'änne østergård', 'ØSTERGÅRD', 'stergård'])(
    'finds invitations and clients by a name as anybody may spell it: %s',
    async (search) => {
      expect([await found('/invitations', search), await found('/clients', search)]).toEqual([1, 1]);
    },
  );

  it.each(['Änne@', 'änne@', 'ÄNNE@CLIENT'])('finds links by an address likewise: %s', async (search) => {
    expect(await found('/links', search)).toBe(1);
  });

  it('takes what was typed as text, never as a pattern', async () => {
    for (const search of ['%', '_', '!', 'ä_ne', 'Ä%e'])
      expect([await found('/invitations', search), await found('/links', search)]).toEqual([0, 0]);
  });
});
