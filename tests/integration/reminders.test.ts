import type { App } from './support/app';
import { detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { ANA, startPortal } from './support/sign-in';

const DAYS = 86_400_000;

/** The call that the worker makes for a reminder that it has claimed: so that a test can make it twice, or too late. */
const REMIND = `
  strapi.server.routes([{
    method: 'POST', path: '/test-remind', config: { auth: false },
    handler: async (ctx) => {
      const { documentId, leasedUntilMs } = ctx.request.body;
      await strapi.get('plugin::magic-link.app').invitations.remindInvitation(documentId, leasedUntilMs);
      ctx.body = {};
    },
  }]);
`;

let invited = 0;
const newAddress = () => `remind${(invited += 1)}@client.example`;

describe('a reminder', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]) + REMIND,
      magicLink: { policies: { invitation: { reminderDays: [1, 3] } } },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const row = (documentId: string) => app.database('ml_invitations').where({ document_id: documentId });
  /** Somebody has claimed it until then; no worker looks for it before. */
  const claimed = async (documentId: string, change: Record<string, unknown> = {}): Promise<number> => {
    const leasedUntilMs = Date.now() + 3_600_000;
    await row(documentId).update({ ...change, next_reminder_at_ms: leasedUntilMs });
    return leasedUntilMs;
  };
  const remind = async (documentId: string, leasedUntilMs: number): Promise<void> => {
    const answer = await app.post('/test-remind', { documentId, leasedUntilMs });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  };
  const reminders = async (
    documentId: string,
  ): Promise<{ logged: number; mails: number; counted: number }> => {
    const { timeline, remindersSent } = await detailsOf(editor, documentId);
    const messages = await app
      .database('ml_messages')
      .where({ invitation_document_id: documentId, kind: 'reminder' });
    const logged = timeline.filter(({ type }) => type === 'invitation.reminded').length;
    return { logged, mails: messages.length, counted: remindersSent };
  };
  const NONE = { logged: 0, mails: 0, counted: 0 };

  it('goes out once for each day, however many who once claimed it come back to it', async () => {
    const { documentId, createdAt } = await invite(editor, { email: newAddress(), notify: false });
    const leasedUntilMs = await claimed(documentId);
    await Promise.all([1, 2, 3].map(() => remind(documentId, leasedUntilMs)));
    await remind(documentId, leasedUntilMs - 60_000);
    expect(await reminders(documentId)).toEqual({ logged: 1, mails: 1, counted: 1 });
    const { nextReminderAt } = await detailsOf(editor, documentId);
    expect(Date.parse(nextReminderAt ?? '') - Date.parse(createdAt)).toBe(DAYS);
  });

  it.each(['accepted', 'revoked', 'declined', 'expired'])(
    'never follows one that is %s, though its row still said when',
    async (end) => {
      const { documentId } = await invite(editor, { email: newAddress(), notify: false });
      const change = end === 'expired' ? { expires_at_ms: Date.now() - 1 } : { lifecycle: end };
      await remind(documentId, await claimed(documentId, change));
      expect(await reminders(documentId)).toEqual(NONE);
      expect((await detailsOf(editor, documentId)).nextReminderAt).toBeNull();
    },
  );

  it.each(['bounced', 'complained', 'failed'])('never follows a mail that %s', async (delivery) => {
    const { documentId } = await invite(editor, { email: newAddress(), notify: false });
    await remind(documentId, await claimed(documentId, { delivery }));
    expect(await reminders(documentId)).toEqual(NONE);
    expect((await detailsOf(editor, documentId)).nextReminderAt).toBeNull();
  });

  it('does not go to an account that was blocked, or that shares its address with another by now', async () => {
    const { documentId } = await invite(editor, { email: ANA, existingClient: 'keep-role', notify: false });
    await app.database('up_users').where({ email: ANA }).update({ blocked: true });
    await remind(documentId, await claimed(documentId));
    await app.database('up_users').where({ email: ANA }).update({ blocked: false });
    const twin = { email: ANA, username: 'ana-2', provider: 'local', confirmed: true, blocked: false };
    await app.database('up_users').insert(twin);
    await remind(documentId, await claimed(documentId));
    expect(await reminders(documentId)).toEqual(NONE);
  });

  it('that fell due while nobody ran is not sent for what time has ended meanwhile', async () => {
    const { documentId } = await invite(editor, { email: newAddress(), notify: false });
    await row(documentId).update({
      next_reminder_at_ms: Date.now() - 2 * DAYS,
      expires_at_ms: Date.now() - DAYS,
    });
    const deadline = Date.now() + 20_000;
    while (
      !(await detailsOf(editor, documentId)).timeline.some(({ type }) => type === 'invitation.expired')
    ) {
      if (Date.now() > deadline) throw new Error('Nobody noted the expiry.');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(await reminders(documentId)).toEqual(NONE);
  });
});
