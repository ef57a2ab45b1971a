import type { CreateInvitationBody } from '../../contracts';
import { startApp, type App } from './support/app';
import { detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { magicLinkConfig, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const LOSER = 'loser@studio.example';
const LEAVER = 'leaver@studio.example';
const MAY_SET_ROLES = ['invitations.create', 'invitations.set-role'];
const SEED = `${seedAdmins([
  { email: EDITOR },
  { email: LOSER, actions: MAY_SET_ROLES },
  { email: LEAVER, actions: MAY_SET_ROLES },
])}
const roles = strapi.db.query('plugin::users-permissions.role');
for (const type of ['vendor', 'passing']) {
  if (!(await roles.findOne({ where: { type } }))) await roles.create({ data: { type, name: type, description: '' } });
}`;
const OLD = Array.from({ length: 9 }, (_, n) => `old${n}@client.example`);
/** One address for all instances, so that a link of one is good on the others. */
const SERVER = { url: 'http://cms.example' };

let invited = 0;
const newAddress = (domain = 'client.example') => `door${(invited += 1)}@${domain}`;

/** What is asked once more when a link is redeemed, whatever was right when it was made. */
describe('an invitation at its redemption', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;
  const clients = [...OLD.map((email) => ({ email })), { email: 'old@late.example' }];

  beforeAll(async () => {
    const magicLink = { policies: { invitation: { resendAfterSeconds: 0 } } };
    ({ app, inbox } = await startPortal({ bootstrap: SEED, clients, server: SERVER, magicLink }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const mailed = async (body: CreateInvitationBody, by = editor) => {
    const before = inbox.mailsTo(body.email).length;
    const { documentId } = await invite(by, body);
    return { documentId, token: tokenIn(await inbox.mailTo(body.email, before + 1)) };
  };
  const row = (documentId: string) => app.database('ml_invitations').where({ document_id: documentId });
  const linksOf = (documentId: string) =>
    app.database('ml_tokens').where({ invitation_document_id: documentId });
  const accountsOf = (email: string) => app.database('up_users').where({ email });
  const roleOf = async (email: string) => {
    const [found] = await app
      .database('up_users')
      .join('up_users_role_lnk', 'up_users_role_lnk.user_id', 'up_users.id')
      .join('up_roles', 'up_roles.id', 'up_users_role_lnk.role_id')
      .where({ email })
      .select('up_roles.type');
    return (found as { type: string } | undefined)?.type;
  };
  const permissionsOf = async (role: string): Promise<number[]> => {
    const links = app.database('admin_permissions_role_lnk');
    const ofRole = links.join('admin_roles', 'admin_roles.id', 'admin_permissions_role_lnk.role_id');
    return (await ofRole.where({ name: role }).pluck('permission_id')) as number[];
  };
  const lastRefusal = async () => {
    const [event] = (await app
      .database('ml_audit_events')
      .where({ type: 'sign-in.refused' })
      .orderBy('id', 'desc')
      .limit(1)) as { reason: string }[];
    return event?.reason;
  };
  /** Both what is answered and what the log keeps. */
  const refusalOf = async (token: string, on = app) => [
    await refusalIn(await verify(on, { token })),
    await lastRefusal(),
  ];
  const refusal = (code: string, reason: string) => [{ status: 400, code }, reason];

  it.each([
    ['revoked', 'link_revoked'],
    ['declined', 'link_revoked'],
    ['accepted', 'link_used'],
  ])('%s lets nobody in by a link that still lives', async (lifecycle, code) => {
    const email = newAddress();
    const { documentId, token } = await mailed({ email });
    await row(documentId).update({ lifecycle });
    expect(await refusalOf(token)).toEqual(refusal(code, `invitation_${lifecycle}`));
    expect(await accountsOf(email)).toEqual([]);
  });

  it('whose end was moved forward is over then, though its link would have lived on', async () => {
    const email = newAddress();
    const { documentId, token } = await mailed({ email });
    const soon = new Date(Date.now() + 90_000).toISOString();
    const extended = await editor.post(`/invitations/${documentId}/extend`, { invitationExpiresAt: soon });
    expect(extended.status).toBe(200);
    await app.control({ clockOffsetMs: 91_000 });
    try {
      expect(await refusalOf(token)).toEqual(refusal('link_expired', 'invitation_expired'));
    } finally {
      await app.control({ clockOffsetMs: 0 });
    }
    expect(await accountsOf(email)).toEqual([]);
  });

  it('to an access that has ended before it began makes no account', async () => {
    const email = newAddress();
    const accessEndsAt = new Date(Date.now() + 90_000).toISOString();
    const { token } = await mailed({ email, policy: 'guest', accessEndsAt });
    await app.control({ clockOffsetMs: 91_000 });
    try {
      expect(await refusalOf(token)).toEqual(refusal('access_ended', 'access_ended'));
    } finally {
      await app.control({ clockOffsetMs: 0 });
    }
    expect(await accountsOf(email)).toEqual([]);
  });

  // SQLite has one writer: there, nobody can be met half-way.
  if (process.env.DATABASE_CLIENT) {
    it('waits for who is revoking it, and is refused then', async () => {
      const email = newAddress();
      const { documentId, token } = await mailed({ email });
      const trx = await app.database.transaction();
      await trx('ml_invitations').where({ document_id: documentId }).forUpdate().select('id');
      const answer = verify(app, { token });
      await new Promise((resolve) => setTimeout(resolve, 500));
      await trx('ml_invitations')
        .where({ document_id: documentId })
        .update({ lifecycle: 'revoked', pending_key: null });
      await trx.commit();
      expect(await refusalIn(await answer)).toEqual({ status: 400, code: 'link_revoked' });
      expect(await accountsOf(email)).toEqual([]);
    });
  }

  it('ends with its acceptance by any of its links: the others are withdrawn, and no other client’s', async () => {
    const email = newAddress();
    const { documentId, token } = await mailed({ email });
    const neighbour = await mailed({ email: newAddress() });
    await editor.post(`/invitations/${documentId}/resend`);
    const second = tokenIn(await inbox.mailTo(email, 2));
    // As a reminder would have left it: both live.
    await linksOf(documentId).update({ revoked_at_ms: null, revoked_reason: null, newcomer_address: email });

    await sessionIn(await verify(app, { token }));
    expect(await refusalOf(second)).toEqual(refusal('link_revoked', 'link_revoked'));
    await sessionIn(await verify(app, { token: neighbour.token }));
  });

  it('is spared by a sign-in of its client: only sign-in links end with that', async () => {
    const [email = ''] = OLD;
    const { documentId, token } = await mailed({ email, existingClient: 'keep-role' });
    const before = inbox.mailsTo(email).length;
    await requestMail(app, inbox, email);
    const signIn = tokenIn(await inbox.mailTo(email, before + 1));
    await sessionIn(await verify(app, { token: signIn }));
    const { lifecycle } = await detailsOf(editor, documentId);
    expect(lifecycle).toBe('pending');
    const session = await sessionIn(await verify(app, { token }));
    expect(session.invitation?.documentId).toBe(documentId);
  });

  it('to a role that is gone makes no account, and changes nobody’s role', async () => {
    const email = newAddress();
    const newcomer = await mailed({ email, role: 'passing' });
    const [, known = ''] = OLD;
    const client = await mailed({ email: known, role: 'passing', existingClient: 'set-role' });
    await app.database('up_roles').where({ type: 'passing' }).update({ type: 'gone' });
    try {
      expect(await refusalOf(newcomer.token)).toEqual(refusal('link_invalid', 'role_gone'));
      expect(await accountsOf(email)).toEqual([]);
      await sessionIn(await verify(app, { token: client.token }));
      expect(await roleOf(known)).toBe('authenticated');
    } finally {
      await app.database('up_roles').where({ type: 'gone' }).update({ type: 'passing' });
    }
  });

  it.each([
    [
      'lost the action since',
      LOSER,
      async () =>
        app
          .database('admin_permissions')
          .whereIn('id', await permissionsOf(LOSER))
          .delete(),
    ],
    ['was deleted since', LEAVER, () => app.database('admin_users').where({ email: LEAVER }).delete()],
  ])('changes no role when who invited %s', async (_what, inviter, lose) => {
    const email = inviter === LOSER ? OLD[2] : OLD[3];
    const wanted = { email: email ?? '', role: 'vendor', existingClient: 'set-role' } as const;
    const { documentId, token } = await mailed(wanted, await signInEditor(app, inviter));
    await lose();
    await sessionIn(await verify(app, { token }));
    expect(await roleOf(wanted.email)).toBe('authenticated');
    const { timeline } = await detailsOf(editor, documentId);
    expect(timeline.find(({ type }) => type === 'account.role-changed')).toMatchObject({
      outcome: 'refused',
      reason: 'inviter_may_not',
    });
  });

  describe('under rules that became stricter meanwhile', () => {
    const stricter = async (more: Record<string, unknown>, work: (on: App) => Promise<void>) => {
      const magicLink = magicLinkConfig(inbox, more);
      const on = await startApp({
        bootstrap: SEED,
        clients,
        server: SERVER,
        magicLink,
        directory: app.directory,
      });
      try {
        await work(on);
      } finally {
        await on.stop();
      }
    };

    it('a role that must not come by mail is neither given to a newcomer nor to a client, who comes in without it', async () => {
      const email = newAddress();
      const newcomer = await mailed({ email, role: 'vendor' });
      const known = OLD[5] ?? '';
      const client = await mailed({ email: known, role: 'vendor', existingClient: 'set-role' });
      await stricter({ accounts: { creation: 'invited', deniedRoles: ['vendor'] } }, async (on) => {
        expect(await refusalOf(newcomer.token, on)).toEqual(refusal('link_invalid', 'role_denied'));
        expect(await accountsOf(email)).toEqual([]);
        await sessionIn(await verify(on, { token: client.token }));
        expect(await roleOf(known)).toBe('authenticated');
        const { timeline } = await detailsOf(editor, client.documentId);
        expect(timeline.find(({ type }) => type === 'account.role-changed')).toMatchObject({
          outcome: 'refused',
          reason: 'role_denied',
        });
      });
    });

    it('a domain that is refused now lets in neither a newcomer nor a client', async () => {
      const newcomer = await mailed({ email: newAddress('late.example') });
      const client = await mailed({ email: 'old@late.example', existingClient: 'keep-role' });
      await stricter({ policies: { invitation: { refusedDomains: ['late.example'] } } }, async (on) => {
        for (const { token } of [newcomer, client]) {
          expect(await refusalOf(token, on)).toEqual(refusal('link_invalid', 'domain_refused'));
        }
      });
    });

    it('with accounts closed nobody new is invited or let in, and a client is as ever', async () => {
      const email = newAddress();
      const { token } = await mailed({ email });
      await stricter({ accounts: { creation: 'closed', deniedRoles: [] } }, async (on) => {
        expect(await refusalOf(token, on)).toEqual(refusal('link_invalid', 'sign_up_closed'));
        expect(await accountsOf(email)).toEqual([]);
        const closed = await signInEditor(on);
        const refused = await closed.post('/invitations', { email: newAddress() });
        expect(await refusalIn(refused)).toEqual({ status: 409, code: 'accounts_closed' });
        const known = OLD[6] ?? '';
        const client = await mailed({ email: known, existingClient: 'keep-role' }, closed);
        const session = await sessionIn(await verify(on, { token: client.token }));
        expect(session.invitation?.documentId).toBe(client.documentId);
      });
    });
  });
});
