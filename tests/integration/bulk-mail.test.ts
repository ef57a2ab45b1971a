import { randomBytes } from 'node:crypto';
import type { App } from './support/app';
import { collect, isDone, steer, untilBatch } from './support/batches';
import { EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { ANA, BEN, requestMail, startPortal } from './support/sign-in';

const WAITING = 10_000;
const WITHIN_MS = 5_000;
const ROWS_A_STATEMENT = 25;

type Row = Record<string, unknown>;

describe('while 10,000 invitations wait to be mailed', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: seedAdmins([{ email: EDITOR }]) }));
    editor = await signInEditor(app);
    await addWaiting();
  }, 180_000);

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  /** Links and mails of a batch's invitation, 10,000 times over, all due now. */
  async function addWaiting(): Promise<void> {
    const { documentId } = await collect(editor, [{ email: 'many@client.example' }]);
    await steer(editor, documentId, 'start');
    await untilBatch(editor, documentId, isDone);
    await inbox.mailTo('many@client.example');
    const [link] = await app.database<Row>('ml_tokens');
    const [message] = await app.database<Row>('ml_messages');
    expect(message).toMatchObject({ lane: 'bulk' });
    const id = () => randomBytes(16).toString('hex');
    const links = Array.from({ length: WAITING }, () => ({
      ...without(link, 'id'),
      ...{ document_id: id(), jti: id(), request_id: id() },
    }));
    const waiting = { state: 'queued', due_at_ms: Date.now(), attempts: 0, lease_id: null };
    const messages = links.map((one) => ({
      ...without(message, 'id'),
      ...{ document_id: id(), link_document_id: one.document_id, ...waiting, finished_at_ms: null },
    }));
    await app.database.batchInsert('ml_tokens', links, ROWS_A_STATEMENT);
    await app.database.batchInsert('ml_messages', messages, ROWS_A_STATEMENT);
  }

  const stillWaiting = async () => {
    const [counted] = await app.database('ml_messages').where({ state: 'queued' }).count({ waiting: '*' });
    return Number(counted?.waiting);
  };

  it('a sign-in mail leaves within seconds, again and again', async () => {
    const waits: number[] = [];
    for (const email of [ANA, BEN, ANA, BEN]) {
      const askedMs = Date.now();
      await requestMail(app, inbox, email);
      waits.push(Date.now() - askedMs);
    }
    // Else this would prove nothing.
    expect(await stillWaiting()).toBeGreaterThan(WAITING / 2);
    expect(Math.max(...waits)).toBeLessThan(WITHIN_MS);
  });

  it('so does a single invitation', async () => {
    const askedMs = Date.now();
    await invite(editor, { email: 'single@client.example' });
    await inbox.mailTo('single@client.example');
    expect(Date.now() - askedMs).toBeLessThan(WITHIN_MS);
    expect(await stillWaiting()).toBeGreaterThan(WAITING / 2);
  });

  it('and the many leave as well', async () => {
    const before = await stillWaiting();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await stillWaiting()).toBeLessThan(before);
  });
});

function without(row: Row | undefined, column: string): Row {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => name !== column));
}
