import type { CreateInvitationBody } from '../../contracts';
import type { App } from './support/app';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { refusalIn, startPortal } from './support/sign-in';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let invited = 0;
const newAddress = () => `end${(invited += 1)}@client.example`;

describe('where an invitation ends', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    const reminding = { reminderDays: [1, 3] };
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]),
      magicLink: {
        invitations: { copyLink: true },
        policies: { invitation: reminding, guest: { ...reminding, resendAfterSeconds: 0 } },
      },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
  const row = (documentId: string) => app.database('ml_invitations').where({ document_id: documentId });
  const extend = (documentId: string, ms: number) =>
    editor.post(`/invitations/${documentId}/extend`, { invitationExpiresAt: inMs(ms) });
  const create = (body: CreateInvitationBody) => editor.post('/invitations', body);
  const listed = async (lifecycle: string, email: string) => {
    const answer = await editor.get(
      `/invitations?lifecycle=${lifecycle}&search=${encodeURIComponent(email)}`,
    );
    return (await dataIn<unknown[]>(answer)).length;
  };

  it('with the access that it gives: then it is listed as expired, and nothing more is sent or shown', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email, policy: 'guest', accessEndsAt: inMs(DAY_MS) });
    await inbox.mailTo(email);
    // As it will be then: nobody jumps the clock while mails are under way.
    await row(documentId).update({
      access_ends_at_ms: Date.now() - 1_000,
      next_reminder_at_ms: Date.now() - 1,
    });

    expect(await detailsOf(editor, documentId)).toMatchObject({ lifecycle: 'expired' });
    expect([await listed('pending', email), await listed('expired', email)]).toEqual([0, 1]);
    for (const path of ['resend', 'copy-link']) {
      const answer = await editor.post(`/invitations/${documentId}/${path}`);
      expect(await refusalIn(answer)).toEqual({ status: 409, code: 'not_pending' });
    }
    expect(await refusalIn(await extend(documentId, DAY_MS))).toEqual({ status: 409, code: 'not_pending' });
    // The worker looks every ten seconds.
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    const { timeline, remindersSent } = await detailsOf(editor, documentId);
    expect(timeline.map(({ type }) => type)).toContain('invitation.expired');
    expect([remindersSent, inbox.mailsTo(email).length]).toEqual([0, 1]);
    // And it makes room for another.
    expect((await create({ email, policy: 'guest' })).status).toBe(201);
  });

  it('without a reminder, if nothing was to be mailed', async () => {
    const { documentId, nextReminderAt } = await invite(editor, { email: newAddress(), notify: false });
    expect(nextReminderAt).toBeNull();
    const extended = await extend(documentId, 10 * DAY_MS);
    expect(await dataIn(extended)).toMatchObject({ nextReminderAt: null });
    expect(await detailsOf(editor, documentId)).toMatchObject({ nextReminderAt: null });
  });

  it('at a moment that an editor’s fast clock takes for allowed, and never sooner than in a minute', async () => {
    const { documentId, invitationExpiresAt } = await invite(editor, { email: newAddress(), notify: false });
    const latestMs = Date.parse(invitationExpiresAt) - Date.now();
    const made = await invite(editor, {
      email: newAddress(),
      notify: false,
      invitationExpiresAt: inMs(latestMs + 3 * MINUTE_MS),
    });
    const isLatest = (moment: string) => Math.abs(Date.parse(moment) - Date.now() - latestMs) < MINUTE_MS;
    expect(isLatest(made.invitationExpiresAt)).toBe(true);
    const extended = await dataIn<{ invitationExpiresAt: string }>(
      await extend(documentId, latestMs + 3 * MINUTE_MS),
    );
    expect(isLatest(extended.invitationExpiresAt)).toBe(true);

    const wrong = { status: 400, code: 'invalid_input' };
    for (const ms of [latestMs + 7 * MINUTE_MS, MINUTE_MS / 2]) {
      expect(await refusalIn(await extend(documentId, ms))).toEqual(wrong);
      const body = { email: newAddress(), invitationExpiresAt: inMs(ms) };
      expect(await refusalIn(await create(body))).toEqual(wrong);
    }
  });

  describe('the pause between two mails to one address', () => {
    const tooSoon = async (answer: Response) => {
      expect(answer.status).toBe(409);
      const { error } = (await answer.json()) as { error: { details: Record<string, unknown> } };
      expect(error.details).toMatchObject({ code: 'resend_too_soon' });
      const seconds = Number(error.details.retryAfterSeconds);
      expect(seconds > 0 && seconds <= 60).toBe(true);
    };
    const mailed = async () => {
      const email = newAddress();
      const { documentId } = await invite(editor, { email });
      await inbox.mailTo(email);
      return { email, documentId };
    };

    it('is kept by who replaces an invitation, and by who revokes it and invites anew', async () => {
      const { email, documentId } = await mailed();
      await tooSoon(await create({ email, ifPending: 'replace' }));
      expect(await detailsOf(editor, documentId)).toMatchObject({ lifecycle: 'pending' });
      await editor.post(`/invitations/${documentId}/revoke`);
      await tooSoon(await create({ email }));
      expect(inbox.mailsTo(email)).toHaveLength(1);
    });

    it('is kept by who resends what was replaced without a mail', async () => {
      const { email } = await mailed();
      const { documentId } = await invite(editor, { email, ifPending: 'replace', notify: false });
      await tooSoon(await editor.post(`/invitations/${documentId}/resend`));
    });

    it('is over in time, and concerns neither another address nor a mail that nobody sends', async () => {
      const { email, documentId } = await mailed();
      expect((await create({ email: newAddress() })).status).toBe(201);
      expect((await create({ email, ifPending: 'replace', notify: false })).status).toBe(201);
      await row(documentId).update({ last_sent_at_ms: Date.now() - 61_000 });
      expect((await create({ email, ifPending: 'replace' })).status).toBe(201);
    });
  });
});
