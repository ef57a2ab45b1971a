import type { AuditRecord } from '../../contracts';
import type { App } from './support/app';
import { EDITOR, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { insertMany, MANY } from './support/many-rows';
import { startPortal } from './support/sign-in';

const NETWORK = '203.0.113.0/24';
/** What the heap holds once all garbage is gone, and how often the log was read by its times. */
const WATCH = `
  require('node:v8').setFlagsFromString('--expose-gc');
  const gc = require('node:vm').runInNewContext('gc');
  let reads = 0;
  strapi.db.connection.on('query', ({ sql }) => {
    if (/^select .*ml_audit_events.* order by .at_ms/i.test(sql)) reads += 1;
  });
  strapi.server.routes([{
    method: 'GET', path: '/test-watch', config: { auth: false },
    handler: (ctx) => { gc(); ctx.body = { liveMb: process.memoryUsage().heapUsed / 1e6, reads }; },
  }]);
`;

describe(`a log of ${MANY} lines`, () => {
  let app: App;
  let inbox: Inbox;
  let admin: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: `${seedAdmins([{ email: EDITOR }])}\n${WATCH}` }));
    admin = await signInEditor(app);
    await insertMany(app, 'ml_audit_events', {
      document_id: 'id',
      type: `'sign-in.requested'`,
      outcome: `'withheld'`,
      reason: `'address_unknown'`,
      count: '1',
      // Several at one moment, as they come.
      at_ms: `${Date.now()} - 3000000 + n - n % 3`,
      network: `CASE WHEN n % 4 = 0 THEN '${NETWORK}' END`,
      browser: `'Opera, "on" Windows'`,
      // Not for the worker, which would seal them meanwhile.
      seq: 'n',
    });
  }, 120_000);

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const EXPORT = '/audit-events/export?type=sign-in.requested';
  const watch = async () =>
    (await (await app.get('/test-watch')).json()) as { liveMb: number; reads: number };
  const idsInOrder = async (where: Record<string, unknown> = {}): Promise<string[]> => {
    const rows: { document_id: string }[] = await app
      .database('ml_audit_events')
      .where({ type: 'sign-in.requested', ...where })
      .orderBy([
        { column: 'at_ms', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .select('document_id');
    return rows.map((row) => row.document_id);
  };

  it('is exported as NDJSON line by line, each once, in order, in memory that does not grow', async () => {
    const idle = await watch();
    const response = await admin.get(`${EXPORT}&format=ndjson`);
    let text = '';
    let during: typeof idle | undefined;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk, { stream: true });
      // Read on only then: what was made so far is held nowhere but on its way.
      if (!during && text.length > 10_000_000) during = await watch();
    }
    const records = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditRecord);
    expect(records.map(({ documentId }) => documentId)).toEqual(await idsInOrder());
    expect(records).toHaveLength(MANY);
    // All lines at once were 107 MB.
    expect((during?.liveMb ?? 0) - idle.liveMb).toBeLessThan(15);
    expect((await watch()).liveMb - idle.liveMb).toBeLessThan(15);
  }, 60_000);

  it('is exported as CSV with exactly what the filter shows', async () => {
    const shown = (await (await admin.get(`/audit-events?network=${NETWORK}&pageSize=100`)).json()) as {
      data: AuditRecord[];
    };
    const csv = await (await admin.get(`${EXPORT}&network=${NETWORK}`)).text();
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toMatch(/documentId$/);
    const ids = lines.map((line) => line.slice(line.lastIndexOf(',') + 1).replaceAll('"', ''));
    expect(ids).toEqual(await idsInOrder({ network: NETWORK }));
    expect(ids).toHaveLength(MANY / 4);
    expect(ids.slice(0, 100)).toEqual(shown.data.map(({ documentId }) => documentId));
  }, 60_000);

  it('and who hangs up in the middle leaves nothing running', async () => {
    const before = await watch();
    const response = await admin.get(EXPORT);
    const reader = response.body?.getReader();
    for (let chunk = 0; chunk < 20; chunk += 1) await reader?.read();
    await reader?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { reads } = await watch();
    expect(reads).toBeGreaterThan(before.reads);
    expect(reads).toBeLessThan(before.reads + MANY / 1_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await watch()).reads).toBe(reads);
    expect((await admin.get('/audit-events')).status).toBe(200);
  }, 60_000);
});
