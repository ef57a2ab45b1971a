import type { BatchRecord, Page } from '../../contracts';
import type { App } from './support/app';
import { collect, isDone, newKey, previewOf, steer, untilBatch } from './support/batches';
import { apiToken, callerWith, grantRole, SEED_CALLERS } from './support/callers';
import { EDITOR, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const OTHER = 'other@studio.example';
const LEAVER = 'leaver@studio.example';
const ROWS_A_DAY = 6;

let invited = 0;
const newRows = (count: number) =>
  Array.from({ length: count }, () => ({ email: `bulk${(invited += 1)}@client.example` }));

describe('who may import', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: `${seedAdmins([{ email: EDITOR }, { email: OTHER }, { email: LEAVER }])}${SEED_CALLERS}`,
      magicLink: {
        invitations: { importedRowsPerDay: ROWS_A_DAY },
        policies: { invitation: { inviterUserRoles: ['authenticated'] } },
      },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const work = async (caller: Editor, rows: { email: string }[]): Promise<BatchRecord> => {
    const { documentId } = await collect(caller, rows);
    await steer(caller, documentId, 'start');
    return untilBatch(caller, documentId, isDone);
  };
  const refusedStart = async (caller: Editor, id: string) => caller.post(`/invitations/batches/${id}/start`);

  it('an API token, in its own name', async () => {
    const { accessKey, id } = await apiToken(app, { name: 'CRM', type: 'full-access' });
    const server = callerWith(app, accessKey);
    const rows = newRows(2);
    expect((await previewOf(server, { rows })).rows.map(({ verdict }) => verdict)).toEqual([
      'valid',
      'valid',
    ]);
    const done = await work(server, rows);

    expect(done.rows.invited).toBe(2);
    expect(done.createdBy).toEqual({ kind: 'api-token', id: String(id), name: 'CRM' });
    const made = await app.database('ml_invitations').where({ batch_document_id: done.documentId });
    expect(made).toMatchObject([{ invited_by: `api-token:${id}` }, { invited_by: `api-token:${id}` }]);
  });

  it('nobody without a credential, even if the public role was granted it', async () => {
    await grantRole(app, 'public', ['plugin::magic-link.batch.create']);
    const response = await callerWith(app).post('/invitations/batches', { idempotencyKey: newKey() });
    expect([401, 403]).toContain(response.status);
  });

  it('a user of the portal who was granted it, and then sees and steers their own batches only', async () => {
    const granted = ['create', 'findOne', 'list', 'addRows', 'start', 'pause', 'cancel', 'failuresCsv'];
    await grantRole(
      app,
      'authenticated',
      granted.map((name) => `plugin::magic-link.batch.${name}`),
    );
    const { mail } = await requestMail(app, inbox, ANA);
    const { jwt } = await sessionIn(await verify(app, { token: tokenIn(mail) }));
    const user = callerWith(app, jwt);
    const own = await work(user, newRows(1));
    const others = await collect(editor, newRows(1));

    const list = (await (await user.get('/invitations/batches')).json()) as Page<BatchRecord>;
    expect(list.data.map(({ documentId }) => documentId)).toEqual([own.documentId]);
    const path = `/invitations/batches/${others.documentId}`;
    expect((await user.get(path)).status).toBe(404);
    expect((await user.get(`${path}/failures.csv`)).status).toBe(404);
    expect((await user.post(`${path}/rows`, { rows: newRows(1) })).status).toBe(404);
    for (const how of ['start', 'pause', 'cancel']) {
      expect((await user.post(`${path}/${how}`)).status).toBe(404);
    }
  });

  it('nobody who was deactivated, blocked or deleted since, whoever starts it', async () => {
    const leaver = await signInEditor(app, LEAVER);
    const { accessKey, id } = await apiToken(app, { name: 'Leaked', type: 'full-access' });
    const { mail } = await requestMail(app, inbox, BEN);
    const { jwt, user } = await sessionIn(await verify(app, { token: tokenIn(mail) }));
    const callers = [leaver, callerWith(app, accessKey), callerWith(app, jwt)];
    const imports = await Promise.all(callers.map((caller) => collect(caller, newRows(1))));
    await app.database('admin_users').where({ email: LEAVER }).update({ is_active: false });
    await app.database('strapi_api_tokens').where({ id }).delete();
    await app.database('up_users').where({ id: user.id }).update({ blocked: true });

    for (const { documentId } of imports) {
      await steer(editor, documentId, 'start');
      const { problems } = await untilBatch(editor, documentId, isDone);
      expect(problems).toEqual({ policy_not_allowed: 1 });
    }
  });

  it('within a number of rows a day, those that failed not counted; the answer says when to go on', async () => {
    const done = await work(editor, [...newRows(4), { email: 'nobody' }, { email: 'no-one' }]);
    expect(done.rows).toMatchObject({ invited: 4, failed: 2 });
    const { documentId } = await collect(editor, newRows(3));
    const refused = await refusedStart(editor, documentId);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    const { error } = (await refused.json()) as { error: { details: Record<string, unknown> } };
    expect(error.details.code).toBe('rate_limited');
    expect(Number(error.details.retryAfterSeconds)).toBeGreaterThan(86_000);
    expect(await app.database('ml_invitations').where({ batch_document_id: documentId })).toEqual([]);
    expect((await work(editor, newRows(2))).rows.invited).toBe(2);

    // It is who made the batch that is counted, whoever starts it.
    const other = await signInEditor(app, OTHER);
    expect((await refusalIn(await refusedStart(other, documentId))).code).toBe('rate_limited');
    const tooLong = await collect(other, newRows(ROWS_A_DAY + 1));
    expect(await refusalIn(await refusedStart(editor, tooLong.documentId))).toEqual({
      status: 400,
      code: 'too_many_rows',
    });
  });
});
