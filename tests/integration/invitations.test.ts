import type { InvitationRecord } from '../../contracts';
import type { App } from './support/app';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { ANA, refusalIn, sessionIn, startPortal, verify } from './support/sign-in';

let invited = 0;
const newAddress = () => `invited${(invited += 1)}@client.example`;

describe('an invitation', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]),
      userAttributes: { name: { type: 'string' }, language: { type: 'string' } },
      magicLink: {
        policies: { invitation: { resendAfterSeconds: 0 } },
        invitations: { milestones: ['first-upload'] },
      },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('is mailed, opened, and lets its reader in with an account that nobody had to create', async () => {
    const email = newAddress();
    const metadata = { project: 'north' };
    const words = { name: 'Ana Client', locale: 'de', redirectTo: '/projects/7', metadata };
    const made = await invite(editor, { email, ...words });
    expect(made).toMatchObject({ email, lifecycle: 'pending', role: 'authenticated', policy: 'invitation' });
    expect(made.invitedBy).toMatchObject({ kind: 'admin', name: 'Noor Studio' });

    const mail = await inbox.mailTo(email);
    const handoff = handoffIn(await pressButton(app, await openPage(linkIn(mail))));
    const session = await sessionIn(await verify(app, { handoff }));

    expect(session.user).toMatchObject({ email, confirmed: true, blocked: false });
    expect(session.redirectTo).toBe('/projects/7');
    const { documentId } = made;
    expect(session.invitation).toEqual({ documentId, policy: 'invitation', accessEndsAt: null, metadata });
    const after = await detailsOf(editor, documentId);
    expect(after).toMatchObject({
      lifecycle: 'accepted',
      engagement: 'signed-in',
      clientId: session.user.id,
    });
    // The mail's line is written when the mail server has taken it, which may be a moment later than it is read.
    const told = after.timeline.map(({ type }) => type).filter((type) => type !== 'message.sent');
    expect(told).toEqual([
      'invitation.created',
      'sign-in.confirmed',
      'account.created',
      'invitation.accepted',
      'sign-in.succeeded',
    ]);
    const [client] = await app.database('ml_clients').where({ user_id: session.user.id });
    expect(client).toMatchObject({ name: 'Ana Client', language: 'de', invitation_document_id: documentId });
    const [account] = await app.database('up_users').where({ email });
    expect(account).toMatchObject({ name: 'Ana Client', language: 'de' });
    expect(Number(client.first_session_at_ms)).toBeGreaterThan(0);
    expect(client.proven_address_key).not.toBeNull();
  });

  it('tells on its timeline when it was sent, clicked, accepted and activated, and by whom', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    const page = await openPage(linkIn(await inbox.mailTo(email)));
    const { jwt } = await sessionIn(await verify(app, { handoff: handoffIn(await pressButton(app, page)) }));
    const headers = { authorization: `Bearer ${jwt}` };
    expect((await app.post('/api/magic-link/activate', {}, headers)).status).toBe(200);
    const { timeline, engagement } = await detailsOf(editor, documentId);
    expect(engagement).toBe('activated');
    const steps = timeline.map(({ type, actor }) => `${type} by ${actor.name ?? actor.kind}`);
    expect(steps).toEqual(
      expect.arrayContaining([
        'invitation.created by Noor Studio',
        'message.sent by system',
        'sign-in.confirmed by client',
        'invitation.accepted by client',
        'client.activated by client',
      ]),
    );
  });

  const tokenOf = async (email: string, count = 1) => tokenIn(await inbox.mailTo(email, count));
  const lifecycleOf = async (documentId: string) => (await detailsOf(editor, documentId)).lifecycle;

  it('of one address by two editors at one moment is one, 100 times: the other is told', async () => {
    for (let race = 0; race < 100; race += 1) {
      const email = `race${race}@client.example`;
      const body = { email, notify: false };
      const answers = await Promise.all([
        editor.post('/invitations', body),
        editor.post('/invitations', body),
      ]);
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([201, 409]);
      const refused = answers.find(({ status }) => status === 409);
      if (refused) expect((await refusalIn(refused)).code).toBe('already_pending');
    }
    expect(await app.database('ml_invitations').where('email', 'like', 'race%')).toHaveLength(100);
  });

  it('resent makes a new link and ends the older one; who says skip or replace gets that', async () => {
    const email = newAddress();
    const made = await invite(editor, { email });
    const first = await tokenOf(email);
    const resent = await dataIn(await editor.post('/invitations', { email, ifPending: 'resend' }));
    expect(resent).toMatchObject({ documentId: made.documentId });
    const second = await tokenOf(email, 2);
    expect(await refusalIn(await verify(app, { token: first }))).toEqual({
      status: 400,
      code: 'link_revoked',
    });

    const skipped = await dataIn(await editor.post('/invitations', { email, ifPending: 'skip' }));
    expect(skipped).toMatchObject({ documentId: made.documentId });
    const replaced = await invite(editor, { email, ifPending: 'replace', notify: false });
    expect(replaced.documentId).not.toBe(made.documentId);
    expect(await lifecycleOf(made.documentId)).toBe('revoked');
    expect(await refusalIn(await verify(app, { token: second }))).toEqual({
      status: 400,
      code: 'link_revoked',
    });
  });

  it('revoked while it is being opened lets in, or is revoked: never both, 30 times', async () => {
    for (let race = 0; race < 30; race += 1) {
      const email = newAddress();
      const { documentId } = await invite(editor, { email });
      const token = await tokenOf(email);
      const revoking = () => editor.post(`/invitations/${documentId}/revoke`);
      const [verified, revoked] =
        race % 2 === 0
          ? await Promise.all([verify(app, { token }), revoking()])
          : (await Promise.all([revoking(), verify(app, { token })])).reverse();
      expect([verified?.status, revoked?.status]).toEqual(verified?.status === 200 ? [200, 409] : [400, 200]);
      const accounts = await app.database('up_users').where({ email });
      expect(accounts).toHaveLength(verified?.status === 200 ? 1 : 0);
      expect(await lifecycleOf(documentId)).toBe(verified?.status === 200 ? 'accepted' : 'revoked');
    }
  });

  it.each([
    [
      'declined by its reader',
      'declined',
      (token: string) => app.post('/api/magic-link/decline', { token }),
      204,
    ],
    [
      'reported by its reader',
      'revoked',
      (token: string) => app.post('/api/magic-link/report', { token }),
      204,
    ],
    [
      'revoked by an editor',
      'revoked',
      (_token: string, documentId: string) => editor.post(`/invitations/${documentId}/revoke`),
      200,
    ],
  ])('%s is over with all its links, and its address is free', async (_what, lifecycle, end, status) => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    const first = await tokenOf(email);
    await editor.post(`/invitations/${documentId}/resend`);
    const second = await tokenOf(email, 2);
    // As a reminder would have left it: both live.
    const links = app.database('ml_tokens').where({ invitation_document_id: documentId });
    await links.update({ revoked_at_ms: null, revoked_reason: null, newcomer_address: email });

    expect((await end(second, documentId)).status).toBe(status);
    const after = await detailsOf(editor, documentId);
    expect(after.lifecycle).toBe(lifecycle);
    expect(after.links.map(({ state }) => state)).toEqual(['revoked', 'revoked']);
    for (const token of [first, second]) {
      expect((await refusalIn(await verify(app, { token }))).code).toBe('link_revoked');
    }
    await invite(editor, { email, notify: false });
  });

  it('is declined and reported with one answer, whatever the token', async () => {
    for (const way of ['decline', 'report']) {
      expect((await app.post(`/api/magic-link/${way}`, { token: 'forged' })).status).toBe(204);
    }
  });

  it('whose link has expired is renewed by its reader while it is open, and not after it', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email, expiresInSeconds: 60 });
    const token = await tokenOf(email);
    try {
      await app.control({ clockOffsetMs: 120_000 });
      expect((await refusalIn(await verify(app, { token }))).code).toBe('link_expired');
      expect((await app.post('/api/magic-link/renew', { token })).status).toBe(202);
      const fresh = await tokenOf(email, 2);
      await dataIn(await editor.post(`/invitations/${documentId}/revoke`));
      expect((await refusalIn(await verify(app, { token: fresh }))).code).toBe('link_revoked');
      expect((await app.post('/api/magic-link/renew', { token })).status).toBe(202);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(inbox.mailsTo(email)).toHaveLength(2);
    } finally {
      await app.control({ clockOffsetMs: 0 });
    }
  });

  it('is never moved further than a new one could last, and no link of it lives longer', async () => {
    const email = newAddress();
    const soon = new Date(Date.now() + 120_000).toISOString();
    const { documentId } = await invite(editor, { email, invitationExpiresAt: soon });
    const { links } = await detailsOf(editor, documentId);
    expect(Date.parse(links[0]?.expiresAt ?? '')).toBeLessThanOrEqual(Date.parse(soon));
    const extend = (invitationExpiresAt: string) =>
      editor.post(`/invitations/${documentId}/extend`, { invitationExpiresAt });
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    expect((await refusalIn(await extend(inDays(15)))).code).toBe('invalid_input');
    expect(await dataIn(await extend(inDays(13)))).toMatchObject({ lifecycle: 'pending' });
  });

  it('is moved as far as the policy allows, by the server’s own clock, when no moment is named', async () => {
    const soon = new Date(Date.now() + 120_000).toISOString();
    const { documentId } = await invite(editor, { email: newAddress(), invitationExpiresAt: soon });
    const before = Date.now();
    const extended = await dataIn<InvitationRecord>(
      await editor.post(`/invitations/${documentId}/extend`, {}),
    );
    const endsAtMs = Date.parse(extended.invitationExpiresAt);
    expect(endsAtMs).toBeGreaterThanOrEqual(before + 14 * 86_400_000);
    expect(endsAtMs).toBeLessThanOrEqual(Date.now() + 14 * 86_400_000);
  });

  it('for somebody who has an account asks first, and keeps the role and the password of a known one', async () => {
    const refusal = await editor.post('/invitations', { email: ANA });
    expect(refusal.status).toBe(409);
    expect(await refusal.json()).toMatchObject({
      error: { details: { code: 'existing_client', path: 'email' } },
    });
    const made = await invite(editor, { email: ANA, existingClient: 'keep-role', role: 'authenticated' });
    const session = await sessionIn(await verify(app, { token: await tokenOf(ANA) }));
    expect(made.clientId).toBe(session.user.id);
    expect(await lifecycleOf(made.documentId)).toBe('accepted');
  });

  it.each([
    [{ email: 'no address' }, 'invalid_email', 'email'],
    [{ email: 'a@client.example', policy: 'sign-in' }, 'unknown_policy', 'policy'],
    [{ email: 'a@client.example', role: 'public' }, 'role_not_allowed', 'role'],
    [{ email: 'a@client.example', redirectTo: '//evil.example' }, 'redirect_not_allowed', 'redirectTo'],
    [{ email: 'a@client.example', expiresInSeconds: 8 * 86_400 }, 'invalid_input', 'expiresInSeconds'],
    [
      { email: 'a@client.example', invitationExpiresAt: '2020-01-01T00:00:00Z' },
      'invalid_input',
      'invitationExpiresAt',
    ],
    [{ email: 'a@client.example', accessEndsAt: 'tomorrow' }, 'invalid_input', 'accessEndsAt'],
    [{ email: 'a@client.example', metadata: { text: 'x'.repeat(4_100) } }, 'invalid_input', 'metadata'],
    [{ email: 'a@client.example', message: 'x'.repeat(2_001) }, 'invalid_input', 'message'],
    [
      { email: 'a@client.example', document: { uid: 'api::a.a', documentId: 'b' } },
      'document_not_sendable',
      'document',
    ],
    [{ email: 'a@client.example', colour: 'red' }, 'invalid_input', 'colour'],
  ])('%#: what is wrong is refused with a code and its field', async (body, code, path) => {
    const response = await editor.post('/invitations', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { code, path } } });
  });

  it('is exported with the filters of the list, and no field of it runs in a spreadsheet', async () => {
    const email = newAddress();
    await invite(editor, { email, name: '=HYPERLINK("http://evil.example")', notify: false });
    const response = await editor.get(`/invitations/export.csv?search=${email}`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString().trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`${email},"'=HYPERLINK(""http://evil.example"")"`);
  });

  it('says on its list what became of its mail and of its reader', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    const link = linkIn(await inbox.mailTo(email));
    await openPage(link, { 'user-agent': 'Slackbot-LinkExpanding 1.0' });
    const stateOf = async () => {
      const { delivery, engagement, lifecycle } = await detailsOf(editor, documentId);
      return { delivery, engagement, lifecycle };
    };
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stateOf()).toEqual({ delivery: 'sent', engagement: 'scanned', lifecycle: 'pending' });
    await pressButton(app, await openPage(link));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await stateOf()).toEqual({ delivery: 'sent', engagement: 'clicked', lifecycle: 'pending' });
  });
});
