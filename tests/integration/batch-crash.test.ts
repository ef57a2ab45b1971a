import { startApp, type App } from './support/app';
import { collect, isDone, steer, untilBatch } from './support/batches';
import { EDITOR, seedAdmins, signInEditor } from './support/editors';
import { startInbox } from './support/inbox';
import { magicLinkConfig } from './support/sign-in';

const ROWS = 1_000;
/** How many rows have an invitation when the process is killed. */
const KILLS = [100, 450, 800];
/** Longer than a lease: what the killed one held has fallen due. */
const AFTER_ITS_LEASE_MS = 90_000;

it('SIGKILL in the middle of a batch of 1,000, three times: every row has exactly one invitation', async () => {
  const inbox = await startInbox();
  const start = (age: number, directory?: string): Promise<App> =>
    startApp({
      // Instances of one installation share its public address, whatever port each listens on.
      server: { url: 'https://cms.example' },
      magicLink: magicLinkConfig(inbox),
      // From the start: a clock that jumps would end the leases of now.
      bootstrap: `clockOffsetMs = ${age * AFTER_ITS_LEASE_MS};${seedAdmins([{ email: EDITOR }])}`,
      ...(directory !== undefined && { directory }),
    });

  const first = await start(0);
  let app = first;
  const editor = await signInEditor(app);
  const rows = Array.from({ length: ROWS }, (_, index) => ({ email: `row${index}@client.example` }));
  const { documentId } = await collect(editor, rows);
  await steer(editor, documentId, 'start');

  for (const [index, invited] of KILLS.entries()) {
    const current = await signInEditor(app);
    await untilBatch(current, documentId, (batch) => batch.rows.invited >= invited);
    await app.kill();
    app = await start(index + 1, first.directory);
  }
  try {
    const done = await untilBatch(await signInEditor(app), documentId, isDone);
    expect(done.rows).toEqual({ waiting: 0, invited: ROWS, skipped: 0, failed: 0 });

    const invitations = await app
      .database<Record<string, string>>('ml_invitations')
      .select('document_id', 'email', 'batch_document_id');
    expect(new Set(invitations.map(({ email }) => email)).size).toBe(ROWS);
    expect(invitations).toHaveLength(ROWS);
    expect(invitations.filter((one) => one.batch_document_id !== documentId)).toEqual([]);
    const settled = await app
      .database<Record<string, string>>('ml_batch_rows')
      .select('invitation_document_id');
    expect(settled.map((row) => row.invitation_document_id).sort()).toEqual(
      invitations.map((one) => one.document_id).sort(),
    );
    for (const table of ['ml_tokens', 'ml_messages']) {
      const [counted] = await app
        .database(table)
        .countDistinct({ invitations: 'invitation_document_id' })
        .count({ all: '*' });
      expect([Number(counted?.invitations), Number(counted?.all)]).toEqual([ROWS, ROWS]);
    }
  } finally {
    await app.stop();
    await inbox.stop();
  }
}, 600_000);
