import type { App } from './support/app';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, sessionIn, startPortal, verify } from './support/sign-in';

const HOUR_MS = 3_600_000;
const PASSWORD = 'Test-password-1';

describe.each(['legacy', 'refresh'])(
  'an ended guest whom somebody unblocked elsewhere, in %s sessions',
  (mode) => {
    let app: App;
    let inbox: Inbox;
    let editor: Editor;

    beforeAll(async () => {
      ({ app, inbox } = await startPortal({
        bootstrap: seedAdmins([{ email: EDITOR }]),
        usersPermissions: mode === 'refresh' ? { jwtManagement: 'refresh' } : {},
        clients: [{ email: ANA, password: PASSWORD }],
      }));
      editor = await signInEditor(app);
    });

    afterAll(async () => {
      await app.stop();
      await inbox.stop();
    });

    const guest = async (email: string) => {
      const accessEndsAt = new Date(Date.now() + HOUR_MS).toISOString();
      const { documentId } = await invite(editor, { email, policy: 'guest', accessEndsAt });
      const { user } = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
      return { id: user.id, documentId };
    };
    /** As the Content Manager does it, past our routes. */
    const unblockWithPassword = async (id: number) => {
      const ana: object = await app.database('up_users').where({ email: ANA }).first('password');
      await app
        .database('up_users')
        .where({ id })
        .update({ blocked: false, ...ana });
    };
    const login = async (identifier: string) => {
      const response = await app.post('/api/auth/local', { identifier, password: PASSWORD });
      return ((await response.json()) as { jwt: string }).jwt;
    };
    const me = async (jwt: string) =>
      (await app.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } })).status;

    it('is let in by no session, until an editor gives a new end', async () => {
      const email = 'ended@client.example';
      const { id } = await guest(email);
      await editor.post(`/clients/${id}/end-access`);
      await unblockWithPassword(id);

      const session = await login(email);
      expect(await me(session)).toBe(401);

      const accessEndsAt = new Date(Date.now() + HOUR_MS).toISOString();
      await dataIn(await editor.post(`/clients/${id}/extend-access`, { accessEndsAt }));
      // A JWT tells whole seconds: U&P's own login counts from the one after that in which sessions were ended.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(await me(await login(email))).toBe(200);
    });

    it('while guests whose access goes on, and everybody else, sign in as ever', async () => {
      const email = 'goes-on@client.example';
      await unblockWithPassword((await guest(email)).id);
      expect([await me(await login(email)), await me(await login(ANA))]).toEqual([200, 200]);
    });

    it('a client’s sessions that an editor ended, and an unblocking, stand in the invitation’s timeline', async () => {
      const { id, documentId } = await guest('told@client.example');
      await editor.post(`/clients/${id}/revoke-sessions`);
      await app.database('up_users').where({ id }).update({ blocked: true });
      await editor.post(`/clients/${id}/unblock`);

      const types = (await detailsOf(editor, documentId)).timeline.map(({ type }) => type);
      expect(types).toEqual(expect.arrayContaining(['account.sessions-ended', 'account.unblocked']));
    });
  },
);
