import type { App } from './support/app';
import { EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const TIMES = 20;
/** SQLite has one connection and nothing to hold; MariaDB may let in first who came to the row second. */
const withRowLocks = process.env.DATABASE_CLIENT === 'postgres' ? it : it.skip;

let invited = 0;
const newAddress = () => `newcomer${(invited += 1)}@client.example`;
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('"This wasn’t me" beside a newcomer’s sign-in', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]),
      magicLink: { accounts: { creation: 'open' } },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const report = (token: string) => app.post('/api/magic-link/report', { token });
  const invitedToken = async (email: string) => {
    const { documentId } = await invite(editor, { email });
    return { documentId, token: tokenIn(await inbox.mailTo(email)) };
  };
  const stillIn = async (verified: Response): Promise<boolean> => {
    if (verified.status !== 200) return false;
    const { jwt } = await sessionIn(verified);
    return (await app.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } })).status === 200;
  };
  const linesOf = (email: string) =>
    app
      .database('ml_audit_events as e')
      .join('ml_tokens as t', 't.document_id', 'e.link_document_id')
      .leftJoin('up_users as u', 'u.id', 'e.client_id')
      .where({ 'e.type': 'link.reported', 'u.email': email })
      .select('e.reason');

  it(`leaves nobody in, whichever comes first, ${TIMES} times for who was invited`, async () => {
    for (let n = 0; n < TIMES; n += 1) {
      const email = newAddress();
      const { token } = await invitedToken(email);
      const [verified] = await Promise.all([verify(app, { token }), report(token)]);
      expect(await stillIn(verified)).toBe(false);
      if (verified.status === 200) expect(await linesOf(email)).toEqual([{ reason: 'sessions_ended' }]);
    }
  });

  it(`and ${TIMES} times for who asked for an account`, async () => {
    for (let n = 0; n < TIMES; n += 1) {
      const email = newAddress();
      const token = tokenIn((await requestMail(app, inbox, email)).mail);
      const [verified] = await Promise.all([verify(app, { token }), report(token)]);
      expect(await stillIn(verified)).toBe(false);
      if (verified.status === 200) expect(await linesOf(email)).toEqual([{ reason: 'sessions_ended' }]);
    }
  });

  withRowLocks('ends the session of a sign-in that was through a moment before', async () => {
    const email = newAddress();
    const { documentId, token } = await invitedToken(email);
    await rest(1_500);
    const holder = await app.database.transaction();
    await holder('ml_invitations').where({ document_id: documentId }).forUpdate();
    const verifying = verify(app, { token });
    await rest(500);
    const reporting = report(token);
    await rest(500);
    await holder.commit();

    const verified = await verifying;
    expect((await reporting).status).toBe(204);
    expect(verified.status).toBe(200);
    expect(await stillIn(verified)).toBe(false);
    expect(await linesOf(email)).toEqual([{ reason: 'sessions_ended' }]);
    const { id }: { id: number } = await app.database('up_users').where({ email }).first('id');
    const told: unknown = await app
      .database('ml_messages')
      .where({ kind: 'link-reported', invitation_document_id: documentId })
      .first('client_id');
    expect(told).toEqual({ client_id: id });
  });
});
