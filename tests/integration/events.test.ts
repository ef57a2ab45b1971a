import { EVENT_NAMES } from '../../server/src/domain/events';
import type { App } from './support/app';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { codeIn, tokenIn, type Inbox } from './support/inbox';
import { changePolicy } from './support/rules';
import { ANA, refusalIn, requestLink, requestMail, sessionIn, startPortal, verify } from './support/sign-in';
import { createWebhook, startHook, type Hook } from './support/webhook';

const MINUTES = 60_000;

/** Listeners of other plugins: one that never comes back, one that breaks. */
const BAD_LISTENERS = `
  strapi.eventHub.on('magic-link.sign-in.refused', ({ reason }) => {
    if (reason === 'link_used') throw new Error('injected: a listener broke');
    if (reason === 'link_revoked') return new Promise(() => undefined);
  });
`;

/** All that an event may say: ids, times, names of rules. */
const KEYS = new Set([
  'event',
  'createdAt',
  'at',
  'actor',
  'outcome',
  'clientId',
  'linkId',
  'invitationId',
  'reason',
  'policy',
]);

let invited = 0;
const newAddress = () => `event${(invited += 1)}@client.example`;

describe('what a webhook of Strapi hears', () => {
  let app: App;
  let inbox: Inbox;
  let hook: Hook;
  let editor: Editor;
  const secrets: string[] = [];

  beforeAll(async () => {
    hook = await startHook();
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]) + BAD_LISTENERS,
      magicLink: {
        invitations: { copyLink: false, milestones: ['first-upload'] },
        policies: { invitation: { resendAfterSeconds: 0 } },
      },
    }));
    editor = await signInEditor(app);
    const events = EVENT_NAMES.map((name) => `magic-link.${name}`);
    await createWebhook(app, EDITOR, { url: hook.url, events });
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
    await hook.stop();
  });

  const tokenOf = async (email: string, count = 1): Promise<string> => {
    const token = tokenIn(await inbox.mailTo(email, count));
    secrets.push(token, ...token.split('.'));
    return token;
  };
  const invitedTo = async (more: { policy?: string; notify?: boolean } = {}) => {
    const email = newAddress();
    return invite(editor, { email, ...more });
  };

  it('an invitation: made, mailed, accepted with the sign-in, activated', async () => {
    const { documentId, email } = await invitedTo();
    const [sent] = await hook.until('message.sent', { invitationId: documentId });
    const session = await sessionIn(await verify(app, { token: await tokenOf(email) }));
    const clientId = session.user.id;
    secrets.push(session.jwt);
    await dataIn(await app.post('/api/magic-link/activate', {}, { authorization: `Bearer ${session.jwt}` }));

    expect(await hook.until('invitation.created', { invitationId: documentId })).toHaveLength(1);
    expect(await hook.until('invitation.accepted', { invitationId: documentId, clientId })).toHaveLength(1);
    const linkId = sent?.body.linkId;
    expect(
      await hook.until('sign-in.succeeded', { clientId, linkId, invitationId: documentId }),
    ).toHaveLength(1);
    await hook.until('client.activated', { clientId, reason: 'first-upload' });
  });

  it.each([
    ['an editor revokes it', async (documentId: string) => editor.post(`/invitations/${documentId}/revoke`)],
    [
      'its reader reports it',
      async (_documentId: string, email: string) =>
        app.post('/api/magic-link/report', { token: await tokenOf(email) }),
    ],
    [
      'another replaces it',
      (_documentId: string, email: string) =>
        editor.post('/invitations', { email, ifPending: 'replace', notify: false }),
    ],
  ])('an invitation that ends because %s, once', async (_why, end) => {
    const { documentId, email } = await invitedTo();
    expect((await end(documentId, email)).ok).toBe(true);
    await hook.until('invitation.revoked', { invitationId: documentId });
    await end(documentId, email);
    const later = await invitedTo({ notify: false });
    await hook.until('invitation.created', { invitationId: later.documentId });
    expect(await hook.until('invitation.revoked', { invitationId: documentId })).toHaveLength(1);
  });

  it('an invitation that its reader declined, and one that time has ended', async () => {
    const declined = await invitedTo();
    await app.post('/api/magic-link/decline', { token: await tokenOf(declined.email) });
    await hook.until('invitation.declined', { invitationId: declined.documentId });

    const { documentId } = await invitedTo({ notify: false });
    await app
      .database('ml_invitations')
      .where({ document_id: documentId })
      .update({ expires_at_ms: Date.now() - 1 });
    await hook.until('invitation.expired', { invitationId: documentId });
  });

  it('guest access that is about to end, and that has ended', async () => {
    const { email } = await invitedTo({ policy: 'guest' });
    const { user } = await sessionIn(await verify(app, { token: await tokenOf(email) }));
    const row = () => app.database('ml_clients').where({ user_id: user.id });
    await row().update({ access_ends_at_ms: Date.now() + 5 * MINUTES, access_due_at_ms: Date.now() });
    await hook.until('access.ending', { clientId: user.id });
    await row().update({ access_ends_at_ms: Date.now() - 1, access_due_at_ms: Date.now() });
    expect(await hook.until('access.ended', { clientId: user.id })).toHaveLength(1);
  });

  it('a request, whoever asks, and a refusal with its true reason', async () => {
    const before = hook.named('sign-in.requested').length;
    const { mail, requested } = await requestMail(app, inbox, ANA);
    secrets.push(codeIn(mail));
    const token = await tokenOf(ANA, inbox.mailsTo(ANA).length);
    await requestLink(app, 'nobody@client.example');
    const [, stranger] = (await hook.until('sign-in.requested', {}, before + 2)).slice(before);
    expect(stranger?.body.clientId).toBeNull();

    const code = codeIn(mail) === '111111' ? '222222' : '111111';
    await verify(app, { requestId: requested.requestId, code });
    const { user } = await sessionIn(await verify(app, { token }));
    await hook.until('sign-in.refused', { clientId: user.id, reason: 'code_wrong' });
  });

  it('nobody waits for a listener that never comes back, nor trips over one that breaks', async () => {
    const first = tokenIn((await requestMail(app, inbox, ANA)).mail);
    const second = tokenIn((await requestMail(app, inbox, ANA)).mail);
    await sessionIn(await verify(app, { token: second }));
    expect(await refusalIn(await verify(app, { token: first }))).toEqual({
      status: 400,
      code: 'link_revoked',
    });
    expect((await refusalIn(await verify(app, { token: second }))).code).toBe('link_used');
    expect(app.log()).toContain('injected: a listener broke');
  });

  it('a mail that is given up', async () => {
    inbox.setMood('refuse-for-good');
    const { documentId } = await invitedTo();
    const waiting = app
      .database('ml_messages')
      .where({ invitation_document_id: documentId, state: 'queued' });
    const hurry = setInterval(() => {
      void waiting
        .clone()
        .whereNull('lease_id')
        .update({ due_at_ms: 0 })
        .then(() => undefined);
      void requestLink(app, 'nobody@client.example').catch(() => undefined);
    }, 500);
    try {
      expect(await hook.until('message.failed', { invitationId: documentId })).toHaveLength(1);
    } finally {
      clearInterval(hurry);
      inbox.setMood('accept');
    }
  });

  it('a policy that the panel changed, and who did', async () => {
    await changePolicy(editor, 'guest', { linkLifetimeSeconds: 3_600 });
    const [told] = await hook.until('policy.changed', { policy: 'guest' });
    expect(told?.body.actor).toMatch(/^admin:\d+$/);
  });

  it('every event that it may subscribe to, and in none a token, a code or an address', () => {
    expect(EVENT_NAMES.filter((name) => hook.named(name).length === 0)).toEqual([]);
    const told = JSON.stringify(hook.received);
    expect(secrets.length).toBeGreaterThan(10);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    expect(told).not.toMatch(/@|token|eyJ/);
    for (const { body } of hook.received) {
      expect(Object.keys(body).filter((key) => !KEYS.has(key))).toEqual([]);
      expect(new Date(String(body.at)).toISOString()).toBe(body.at);
    }
  });
});
