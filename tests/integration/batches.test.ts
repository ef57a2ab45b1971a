import type { BatchRecord, InvitationRecord, Page } from '../../contracts';
import type { App } from './support/app';
import { addRows, batchOf, collect, isDone, newKey, steer, untilBatch } from './support/batches';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { ANA, codeOf, refusalIn, startPortal } from './support/sign-in';

const OTHER = 'other@studio.example';
const NO_ROLES = 'no-roles@studio.example';
let invited = 0;
const newAddress = () => `many${(invited += 1)}@client.example`;
const newRows = (count: number) => Array.from({ length: count }, () => ({ email: newAddress() }));

describe('many invitations at once', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      clients: [{ email: ANA }],
      bootstrap: seedAdmins([
        { email: EDITOR },
        { email: OTHER },
        { email: NO_ROLES, actions: ['invitations.import', 'invitations.read'] },
      ]),
      magicLink: { policies: { invitation: { allowedRoles: ['authenticated'] } } },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const invitationsOf = (batchId: string) =>
    app.database('ml_invitations').where({ batch_document_id: batchId });

  describe('as a batch', () => {
    it('are invited with what the batch says and what each row says otherwise', async () => {
      const [one, two] = newRows(2);
      const rows = [
        { ...one, name: 'One', message: 'For you alone' },
        { ...two, locale: 'fr' },
      ];
      const defaults = { message: 'Welcome', locale: 'de', redirectTo: '/start', metadata: { from: 'fair' } };
      const { documentId } = await collect(editor, rows, { name: 'fair.csv', defaults });
      await steer(editor, documentId, 'start');
      const done = await untilBatch(editor, documentId, isDone);

      expect(done).toMatchObject({ name: 'fair.csv', total: 2, problems: {}, defaults });
      expect(done.rows).toEqual({ waiting: 0, invited: 2, skipped: 0, failed: 0 });
      expect(done.createdBy).toMatchObject({ kind: 'admin', name: 'Noor Studio' });
      const list = await editor.get(`/invitations?batch=${documentId}`);
      const { data } = (await list.json()) as Page<InvitationRecord>;
      expect(data).toHaveLength(2);
      const found = (row: typeof one) => data.find(({ email }) => email === row?.email);
      const batchId = documentId;
      expect(found(one)).toMatchObject({ name: 'One', message: 'For you alone', locale: 'de', batchId });
      expect(found(two)).toMatchObject({ name: null, message: 'Welcome', locale: 'fr', batchId });
      expect(found(two)).toMatchObject({ metadata: { from: 'fair' }, redirectTo: '/start' });
      await inbox.mailTo(one?.email ?? '');
      const exported = await (await editor.get(`/invitations/export.csv?batch=${documentId}`)).text();
      expect(exported.trim().split('\r\n')).toHaveLength(3);
    });

    it('begin with no policy that is unknown, and no note that no row may have', async () => {
      const wrong = [
        { defaults: { policy: 'no-such-policy' }, path: 'defaults.policy' },
        { defaults: { policy: 'login' }, path: 'defaults.policy' },
        { defaults: { message: 'x'.repeat(5_000) }, path: 'defaults.message' },
      ];
      for (const { defaults, path } of wrong) {
        const opened = editor.post('/invitations/batches', { idempotencyKey: newKey(), defaults });
        const previewed = editor.post('/invitations/preview', { rows: newRows(1), defaults });
        for (const answer of await Promise.all([opened, previewed])) {
          const { error } = (await answer.json()) as { error?: { details: object } };
          expect([answer.status, error?.details]).toEqual([400, { code: 'invalid_input', path }]);
        }
      }
    });

    it('sent twice with one key are one batch; another import by that key is refused', async () => {
      const body = { idempotencyKey: newKey(), name: 'a.csv', defaults: { locale: 'de' } };
      const answers = await Promise.all([1, 2, 3].map(() => editor.post('/invitations/batches', body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      const made = await Promise.all(answers.map((answer) => dataIn<BatchRecord>(answer)));
      expect(new Set(made.map(({ documentId }) => documentId)).size).toBe(1);

      const changed = await editor.post('/invitations/batches', { ...body, name: 'b.csv' });
      expect(await refusalIn(changed)).toEqual({ status: 409, code: 'key_conflict' });
      const other = await signInEditor(app, OTHER);
      expect((await other.post('/invitations/batches', body)).status).toBe(201);
    });

    it('take their rows in portions, each of which may come twice, and none after the start', async () => {
      const { documentId } = await collect(editor, newRows(3));
      const more = { rows: [{ row: 4, email: newAddress() }] };
      expect(await addRows(editor, documentId, more)).toEqual({ added: 1, total: 4 });
      expect(await addRows(editor, documentId, more)).toEqual({ added: 0, total: 4 });
      const rows = `/invitations/batches/${documentId}/rows`;
      const changed = await editor.post(rows, { rows: [{ row: 4, email: newAddress() }] });
      expect(await codeOf(changed)).toBe('row_conflict');
      expect(await addRows(editor, documentId, { csv: `email\n${newAddress()}`, firstRow: 5 })).toEqual({
        added: 1,
        total: 5,
      });

      await steer(editor, documentId, 'start');
      expect(await codeOf(await editor.post(rows, more))).toBe('batch_started');
      expect((await untilBatch(editor, documentId, isDone)).rows.invited).toBe(5);
    });

    it('of one address are one invitation, whatever portions they came in, at whatever moment', async () => {
      const [row] = newRows(1);
      const { documentId } = await collect(editor, newRows(1));
      const typed = [row?.email ?? '', ` ${row?.email.toUpperCase()} `, row?.email ?? ''];
      await Promise.all(
        typed.map((email, index) => addRows(editor, documentId, { rows: [{ row: 4 - index, email }] })),
      );
      await steer(editor, documentId, 'start');
      const done = await untilBatch(editor, documentId, isDone);

      expect(done.rows).toEqual({ waiting: 0, invited: 2, skipped: 0, failed: 2 });
      expect(done.problems).toEqual({ duplicate: 2 });
      expect(await invitationsOf(documentId).where({ email: row?.email })).toHaveLength(1);
      const counted = await app
        .database('ml_batch_rows')
        .where({ batch_document_id: documentId, state: 'invited' })
        .orderBy('row_number');
      expect(counted.map((one: { row_number: number }) => one.row_number)).toEqual([1, 2]);
    });

    it('leave a pending invitation as it is, or replace it, where the batch says so', async () => {
      const [row] = newRows(1);
      // Without a mail, after which an address has a pause.
      const before = await invite(editor, { email: row?.email ?? '', notify: false });
      const refused = await collect(editor, [{ ...row }]);
      const skipping = await collect(editor, [{ ...row }], { defaults: { ifPending: 'skip' } });
      const replacing = await collect(editor, [{ ...row }], { defaults: { ifPending: 'replace' } });
      const outcomes: unknown[] = [];
      for (const { documentId } of [refused, skipping, replacing]) {
        await steer(editor, documentId, 'start');
        outcomes.push((await untilBatch(editor, documentId, isDone)).rows);
      }
      const none = { waiting: 0, invited: 0, skipped: 0, failed: 0 };
      expect(outcomes).toEqual([
        { ...none, failed: 1 },
        { ...none, skipped: 1 },
        { ...none, invited: 1 },
      ]);
      const [stored] = await app.database('ml_invitations').where({ document_id: before.documentId });
      expect(stored).toMatchObject({ lifecycle: 'revoked' });
    });

    it('paused stand still at once, and go on where they were', async () => {
      const { documentId } = await collect(editor, newRows(200));
      expect(await codeOf(await editor.post(`/invitations/batches/${documentId}/pause`))).toBe(
        'batch_not_running',
      );
      await steer(editor, documentId, 'start');
      await untilBatch(editor, documentId, ({ rows }) => rows.invited > 0);
      const paused = await steer(editor, documentId, 'pause');
      expect(paused.state).toBe('paused');
      expect(paused.rows.waiting).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect((await batchOf(editor, documentId)).rows).toEqual(paused.rows);
      expect(await invitationsOf(documentId)).toHaveLength(paused.rows.invited);

      await steer(editor, documentId, 'start');
      const done = await untilBatch(editor, documentId, isDone);
      expect(done.rows.invited).toBe(200);
      const told = await app
        .database('ml_audit_events')
        .where({ batch_document_id: documentId })
        .orderBy('id');
      expect(told.map(({ type }: { type: string }) => type)).toEqual([
        'batch.started',
        'batch.paused',
        'batch.started',
        'batch.finished',
      ]);
      expect(told[0]).toMatchObject({ actor: expect.stringMatching(/^admin:\d+$/) });
    });

    it('cancelled are over: who was invited stays so, all others are told as cancelled', async () => {
      const { documentId } = await collect(editor, newRows(200));
      await steer(editor, documentId, 'start');
      await untilBatch(editor, documentId, ({ rows }) => rows.invited > 0);
      const { state, rows, problems } = await steer(editor, documentId, 'cancel');
      expect({ state, problems }).toEqual({ state: 'cancelled', problems: { cancelled: rows.failed } });
      expect(rows.failed).toBeGreaterThan(0);
      expect(rows.failed + rows.invited).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await invitationsOf(documentId)).toHaveLength(rows.invited);
      expect(await steer(editor, documentId, 'cancel')).toMatchObject({ state: 'cancelled', rows });
      expect(await codeOf(await editor.post(`/invitations/batches/${documentId}/start`))).toBe('batch_over');
    });

    it('that are empty or unknown are not started', async () => {
      const { documentId } = await collect(editor, []);
      expect(await codeOf(await editor.post(`/invitations/batches/${documentId}/start`))).toBe('batch_empty');
      expect(await codeOf(await editor.post('/invitations/batches/unknown/start'))).toBe('not_found');
    });

    it('are listed, the newest first', async () => {
      const { documentId } = await collect(editor, newRows(1), { name: 'newest' });
      const { data, meta } = (await (
        await editor.get('/invitations/batches?pageSize=2')
      ).json()) as Page<BatchRecord>;
      expect(data).toHaveLength(2);
      expect(data[0]).toMatchObject({ documentId, name: 'newest', state: 'collecting', total: 1 });
      expect(meta.pagination.total).toBeGreaterThan(5);
      expect((await editor.get('/invitations/batches?pageSize=101')).status).toBe(400);
    });

    it('change no role unless who imports may, nor for an editor who may no longer when they are worked off', async () => {
      const lesser = await signInEditor(app, NO_ROLES);
      const defaults = { existingClient: 'set-role' };
      const refused = await lesser.post('/invitations/batches', { idempotencyKey: newKey(), defaults });
      expect(await refusalIn(refused)).toEqual({ status: 403, code: 'role_not_allowed' });
      const previewed = await lesser.post('/invitations/preview', { rows: [{ email: ANA }], defaults });
      expect(previewed.status).toBe(403);

      const leaving = await signInEditor(app, OTHER);
      const { documentId } = await collect(leaving, [{ email: ANA }], {
        defaults: { existingClient: 'set-role' },
      });
      const idOf = async (email: string) =>
        (await app.database('admin_users').where({ email }).first<{ id: number }>('id')).id;
      const roles = app.database('admin_users_roles_lnk');
      const { role_id } = await roles
        .clone()
        .where({ user_id: await idOf(NO_ROLES) })
        .first<{ role_id: number }>('role_id');
      await roles
        .clone()
        .where({ user_id: await idOf(OTHER) })
        .update({ role_id });
      await steer(editor, documentId, 'start');
      const { problems } = await untilBatch(editor, documentId, isDone);
      expect(problems).toEqual({ role_not_allowed: 1 });
    });
  });
});
