import type { CreateInvitationBody, InvitationCheck } from '../../contracts';
import type { App } from './support/app';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

let invited = 0;
const newAddress = () => `again${(invited += 1)}@client.example`;

describe('a guest who is invited again', () => {
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

  afterEach(() => app.control({ clockOffsetMs: 0 }));

  const accept = async (body: CreateInvitationBody) => {
    const before = inbox.mailsTo(body.email).length;
    await invite(editor, body);
    return sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(body.email, before + 1)) }));
  };
  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
  const meStatus = async (jwt: string) =>
    (await app.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } })).status;

  it('for good has no end any more: neither the session, nor the account, nor the next sign-in', async () => {
    const email = newAddress();
    const guest = await accept({ email, policy: 'guest', accessEndsAt: inMs(10 * MINUTES) });
    expect(guest.invitation?.accessEndsAt).not.toBeNull();
    const { jwt, invitation, user } = await accept({ email, existingClient: 'keep-role' });
    expect(invitation?.accessEndsAt).toBeNull();

    await app.control({ clockOffsetMs: 11 * MINUTES });
    // Longer than the worker takes to look for what fell due.
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect(await meStatus(jwt)).toBe(200);
    const { mail } = await requestMail(app, inbox, email);
    expect((await sessionIn(await verify(app, { token: tokenIn(mail) }))).user.id).toBe(user.id);
    const [row] = await app.database('up_users').where({ email });
    expect(Boolean((row as { blocked: unknown }).blocked)).toBe(false);
    const told = await app
      .database('ml_audit_events')
      .where({ client_id: user.id })
      .where('type', 'like', 'access.%')
      .orderBy('id');
    expect(told.map(({ type }: { type: string }) => type)).toEqual(['access.started', 'access.changed']);
  });

  it('as a guest stays as long as the later of both ends: nobody’s access is shortened by an invitation', async () => {
    const email = newAddress();
    const ends = [inMs(2 * HOURS), inMs(HOURS), inMs(3 * HOURS)];
    const accepted: (string | null | undefined)[] = [];
    for (const accessEndsAt of ends) {
      const session = await accept({ email, policy: 'guest', existingClient: 'keep-role', accessEndsAt });
      accepted.push(session.invitation?.accessEndsAt);
    }
    expect(accepted).toEqual([ends[0], ends[0], ends[2]]);
  });

  it('is shown on the page of each of their invitations as they are today', async () => {
    const email = newAddress();
    const { user } = await accept({ email, policy: 'guest', accessEndsAt: inMs(2 * HOURS) });
    const later = inMs(3 * HOURS);
    await dataIn(await editor.post(`/clients/${user.id}/extend-access`, { accessEndsAt: later }));
    // To something else: not open yet, and of somebody who has an account.
    const again = await invite(editor, { email, existingClient: 'keep-role', notify: false });
    const guest = { id: user.id, access: 'guest', blocked: false, accessEndsAt: later };
    const shown = async () => (await detailsOf(editor, again.documentId)).client;
    const checked = async () => {
      const answer = await dataIn<InvitationCheck>(await editor.post('/invitations/check', { email }));
      return answer.existingClient?.access;
    };
    expect(await shown()).toEqual(guest);
    expect(await checked()).toBe('guest');

    await dataIn(await editor.post(`/clients/${user.id}/end-access`));
    expect(await shown()).toMatchObject({ access: 'ended', blocked: true });
    // It says more than "blocked", which follows from it.
    expect(await checked()).toBe('ended');

    await dataIn(await editor.post(`/clients/${user.id}/extend-access`, { accessEndsAt: null }));
    await app.database('up_users').where({ email }).update({ blocked: true });
    expect(await shown()).toEqual({ id: user.id, access: 'blocked', blocked: true, accessEndsAt: null });
    expect(await checked()).toBe('blocked');
  });

  it('and was blocked before they ever came by link can be unblocked from there; a stranger can’t', async () => {
    const { user } = await accept({ email: newAddress(), policy: 'guest' });
    const { id, email } = user as { id: number; email: string };
    // As an account that U&P made: nothing is known of it here.
    await app.database('ml_clients').where({ user_id: id }).delete();
    await app.database('up_users').where({ id }).update({ blocked: false });
    expect((await editor.post(`/clients/${id}/unblock`)).status).toBe(404);
    const { documentId } = await invite(editor, { email, existingClient: 'keep-role', notify: false });
    await app.database('up_users').where({ id }).update({ blocked: true });
    expect((await detailsOf(editor, documentId)).client).toMatchObject({ id, access: 'blocked' });
    const unblocked = await dataIn(await editor.post(`/clients/${id}/unblock`));
    expect(unblocked).toMatchObject({ id, email, access: 'open', blocked: false, proven: false });
    expect((await detailsOf(editor, documentId)).client).toMatchObject({ access: 'open', blocked: false });
  });

  it('has no account to show before the first sign-in; the last mail is dated from the start', async () => {
    const email = newAddress();
    const silent = await invite(editor, { email, notify: false });
    expect(silent.lastSentAt).toBeNull();
    expect((await detailsOf(editor, silent.documentId)).client).toBeNull();
    const mailed = await invite(editor, { email: newAddress() });
    expect(Date.parse(mailed.lastSentAt ?? '')).toBeGreaterThanOrEqual(Date.parse(mailed.createdAt));
  });
});
