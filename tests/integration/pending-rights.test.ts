import type { App } from './support/app';
import { collect, isDone, newKey, steer, untilBatch } from './support/batches';
import { apiToken, callerWith, grantRole, SEED_CALLERS } from './support/callers';
import { dataIn, detailsOf, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const at = (name: string) => `${name}@studio.example`;
const INVITING = ['invitations.create', 'invitations.read', 'invitations.import'];
const ADMINS = {
  owner: [...INVITING, 'invitations.resend', 'invitations.revoke'],
  inviter: INVITING,
  resender: [...INVITING, 'invitations.resend'],
  revoker: [...INVITING, 'invitations.revoke'],
  starter: [...INVITING, 'invitations.import-for-others'],
};
const PANEL = 'plugin::magic-link.invitations';
const SERVER = 'plugin::magic-link.invitation';

let invited = 0;
const newAddress = () => `pending${(invited += 1)}@client.example`;

describe('what somebody else began', () => {
  let app: App;
  let inbox: Inbox;
  let owner: Editor;
  let inviter: Editor;
  let resender: Editor;
  let revoker: Editor;
  let starter: Editor;

  beforeAll(async () => {
    const admins = Object.entries(ADMINS).map(([name, actions]) => ({ email: at(name), actions }));
    ({ app, inbox } = await startPortal({
      bootstrap: `${seedAdmins(admins)}\n${SEED_CALLERS}`,
      magicLink: { policies: { invitation: { inviterUserRoles: ['authenticated'] } } },
    }));
    const signIn = (name: keyof typeof ADMINS) => signInEditor(app, at(name));
    owner = await signIn('owner');
    inviter = await signIn('inviter');
    resender = await signIn('resender');
    revoker = await signIn('revoker');
    starter = await signIn('starter');
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const pending = async () => {
    const { email, documentId } = await invite(owner, { email: newAddress(), notify: false });
    return { email, documentId };
  };
  /** Status, and of a refusal its code and the permission that it names. */
  const outcome = async (response: Response) => {
    const { error } = (await response.json()) as {
      error?: { message: string; details: { code: string; permission?: string } };
    };
    if (!error) return response.status;
    const { code, permission } = error.details;
    if (permission !== undefined) expect(error.message).toContain(permission);
    return [response.status, code, permission];
  };
  const without = (permission: string) => [403, 'action_not_allowed', permission];
  const refusals = () => app.database('ml_audit_events').where({ reason: 'action_not_allowed' });

  describe('an invitation that is pending', () => {
    const asks = async (who: Pick<Editor, 'post'>, email: string, ifPending: string) =>
      outcome(await who.post('/invitations', { email, ifPending, notify: false }));

    it('is neither resent nor replaced by who may only invite, which is told, and stands in the log', async () => {
      const { email, documentId } = await pending();
      const before = (await refusals()).length;
      expect(await asks(inviter, email, 'resend')).toEqual(without(`${PANEL}.resend`));
      expect(await asks(inviter, email, 'replace')).toEqual(without(`${PANEL}.revoke`));
      // Nor asked for where there is none: it would come out on the day when there is.
      expect(await asks(inviter, newAddress(), 'resend')).toEqual(without(`${PANEL}.resend`));
      expect(await asks(inviter, email, 'skip')).toBe(200);
      expect(await detailsOf(owner, documentId)).toMatchObject({ lifecycle: 'pending', lastSentAt: null });
      expect((await refusals()).slice(before)).toMatchObject(
        Array.from({ length: 3 }, () => ({ type: 'invitation.refused', outcome: 'refused' })),
      );
    });

    it('takes the permission to resend for the one, and the one to revoke for the other', async () => {
      const { email } = await pending();
      expect(await asks(resender, email, 'replace')).toEqual(without(`${PANEL}.revoke`));
      expect(await asks(resender, email, 'resend')).toBe(200);
      const other = await pending();
      expect(await asks(revoker, other.email, 'resend')).toEqual(without(`${PANEL}.resend`));
      expect(await asks(revoker, other.email, 'replace')).toBe(201);
      expect(await detailsOf(owner, other.documentId)).toMatchObject({ lifecycle: 'revoked' });
    });

    it('takes the same of an API token, unless it has full access', async () => {
      const custom = async (...names: string[]) => {
        const permissions = ['create', ...names].map((name) => `${SERVER}.${name}`);
        const token = { name: `custom ${names.join(' ')}`, type: 'custom' as const, permissions };
        return callerWith(app, (await apiToken(app, token)).accessKey);
      };
      const [bare, resends, revokes] = [await custom(), await custom('resend'), await custom('revoke')];
      const { email } = await pending();
      expect(await asks(bare, email, 'resend')).toEqual(without(`${SERVER}.resend`));
      expect(await asks(bare, email, 'replace')).toEqual(without(`${SERVER}.revoke`));
      expect(await asks(resends, email, 'replace')).toEqual(without(`${SERVER}.revoke`));
      expect(await asks(revokes, email, 'replace')).toBe(201);
      expect(await asks(resends, email, 'resend')).toBe(200);
      const full = callerWith(app, (await apiToken(app, { name: 'full', type: 'full-access' })).accessKey);
      expect(await asks(full, (await pending()).email, 'replace')).toBe(201);
      expect(await asks(full, (await pending()).email, 'resend')).toBe(200);
    });

    it('takes the same of a user of the portal, also for their own', async () => {
      await grantRole(app, 'authenticated', [`${SERVER}.create`]);
      const { mail } = await requestMail(app, inbox, ANA);
      const { jwt } = await sessionIn(await verify(app, { token: tokenIn(mail) }));
      const user = callerWith(app, jwt);
      const email = newAddress();
      await dataIn(await user.post('/invitations', { email, notify: false }));
      expect(await asks(user, email, 'replace')).toEqual(without(`${SERVER}.revoke`));
      await grantRole(app, 'authenticated', [`${SERVER}.revoke`]);
      expect(await asks(user, email, 'replace')).toBe(201);
    });

    const REPLACING = { defaults: { ifPending: 'replace' } } as const;

    it('is replaced by an import of who may revoke only, asked again when it is worked off', async () => {
      const opens = async (who: Pick<Editor, 'post'>) =>
        outcome(await who.post('/invitations/batches', { idempotencyKey: newKey(), ...REPLACING }));
      expect(await opens(inviter)).toEqual(without(`${PANEL}.revoke`));
      const rows = [{ email: newAddress() }];
      const previewed = await inviter.post('/invitations/preview', { rows, ...REPLACING });
      expect(await outcome(previewed)).toEqual(without(`${PANEL}.revoke`));

      const routes = ['create', 'addRows', 'start', 'findOne'].map(
        (name) => `plugin::magic-link.batch.${name}`,
      );
      const token = { type: 'custom' as const, name: 'imports', permissions: routes };
      expect(await opens(callerWith(app, (await apiToken(app, token)).accessKey))).toEqual(
        without(`${SERVER}.revoke`),
      );
      const more = { ...token, name: 'replaces', permissions: [...routes, `${SERVER}.revoke`] };
      const server = callerWith(app, (await apiToken(app, more)).accessKey);

      const tellers = { revoker, server };
      for (const [name, who] of Object.entries(tellers)) {
        const { email, documentId } = await pending();
        const batch = await collect(who, [{ email }], REPLACING);
        await steer(who, batch.documentId, 'start');
        const done = await untilBatch(who, batch.documentId, isDone);
        expect([name, done.rows.invited]).toEqual([name, 1]);
        expect(await detailsOf(owner, documentId)).toMatchObject({ lifecycle: 'revoked' });
      }

      const { email, documentId } = await pending();
      const late = await collect(owner, [{ email }], REPLACING);
      await app
        .database('admin_permissions')
        .where({ action: `${PANEL}.revoke` })
        .update({ action: `${PANEL}.export` });
      await steer(owner, late.documentId, 'start');
      const done = await untilBatch(owner, late.documentId, isDone);
      expect(done.problems).toEqual({ action_not_allowed: 1 });
      expect(await detailsOf(owner, documentId)).toMatchObject({ lifecycle: 'pending' });
    });
  });

  describe('an import', () => {
    const move = async (who: Pick<Editor, 'post'>, id: string, how: string) =>
      outcome(await who.post(`/invitations/batches/${id}/${how}`));
    const waiting = async (who: Editor = owner) => (await collect(who, [{ email: newAddress() }])).documentId;
    const NOT_THEIRS = without(`${PANEL}.import-for-others`);

    it('is started, and goes on after a pause, by who opened it or holds the permission for that', async () => {
      const id = await waiting();
      expect(await move(inviter, id, 'start')).toEqual(NOT_THEIRS);
      expect(await refusals().where({ batch_document_id: id })).toMatchObject([
        { type: 'invitation.refused', outcome: 'refused' },
      ]);
      await app.database('ml_batches').where({ document_id: id }).update({ state: 'paused' });
      expect(await move(inviter, id, 'start')).toEqual(NOT_THEIRS);
      expect(await app.database('ml_invitations').where({ batch_document_id: id })).toEqual([]);
      expect(await move(owner, id, 'start')).toBe(200);
      expect(await move(starter, await waiting(), 'start')).toBe(200);
    });

    it('is paused and cancelled by whoever may import', async () => {
      const id = await waiting();
      const running = { state: 'running', due_at_ms: Date.now() + 3_600_000, started_at_ms: Date.now() };
      await app.database('ml_batches').where({ document_id: id }).update(running);
      expect(await move(inviter, id, 'pause')).toBe(200);
      expect(await move(inviter, id, 'cancel')).toBe(200);
      expect(await move(inviter, await waiting(), 'cancel')).toBe(200);
    });

    it('of a server is started by its own token, and by no other', async () => {
      const [one, other] = await Promise.all(
        ['one', 'other'].map(async (name) =>
          callerWith(app, (await apiToken(app, { name, type: 'full-access' })).accessKey),
        ),
      );
      if (!one || !other) throw new Error('Two in, two out.');
      const id = await waiting(one);
      expect(await move(other, id, 'start')).toEqual(NOT_THEIRS);
      expect(await move(other, await waiting(), 'start')).toEqual(NOT_THEIRS);
      expect(await move(one, id, 'start')).toBe(200);
    });
  });
});
