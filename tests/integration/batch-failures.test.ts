import { parseTable } from '../../csv';
import type { App } from './support/app';
import { addRows, collect, failuresOf, isDone, previewOf, steer, untilBatch } from './support/batches';
import { EDITOR, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { ANA, startPortal } from './support/sign-in';

let invited = 0;
const newAddress = () => `part${(invited += 1)}@client.example`;

describe('many invitations at once', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      clients: [{ email: ANA }],
      bootstrap: seedAdmins([{ email: EDITOR }]),
      magicLink: { policies: { invitation: { refusedDomains: ['rival.example'] } } },
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
    it('succeed in part: each other row has its reason, and no mail', async () => {
      const fine = [1, 2, 3].map(() => ({ email: newAddress() }));
      const rows = [
        ...fine,
        { email: 'nobody' },
        { email: fine[0]?.email ?? '' },
        { email: ANA },
        { email: 'eve@rival.example' },
      ];
      const { documentId } = await collect(editor, rows);
      await steer(editor, documentId, 'start');
      const done = await untilBatch(editor, documentId, isDone);

      expect(done.rows).toEqual({ waiting: 0, invited: 3, skipped: 0, failed: 4 });
      const problems = { invalid_email: 1, duplicate: 1, existing_client: 1, domain_refused: 1 };
      expect(done.problems).toEqual(problems);
      expect(await invitationsOf(documentId)).toHaveLength(3);
      expect(inbox.mailsTo(ANA)).toEqual([]);
      const typed = await app
        .database('ml_batch_rows')
        .where({ batch_document_id: documentId, state: 'invited' });
      expect(typed.map(({ fields }: { fields: unknown }) => fields)).toEqual([null, null, null]);
    });
  });

  describe('that failed', () => {
    it('come as a file that can be mended and dropped in again', async () => {
      const good = newAddress();
      const rows = [
        {
          row: 2,
          email: 'ann at client.example',
          name: '=HYPERLINK("http://evil.example")',
          message: 'One,\n"two"',
        },
        { row: 7, email: 'bob@rival.example', name: 'Bob', locale: 'pt' },
        { row: 9, email: good },
      ];
      const { documentId } = await collect(editor, rows);
      await steer(editor, documentId, 'start');
      await untilBatch(editor, documentId, isDone);
      const csv = await failuresOf(editor, documentId);

      expect(csv.startsWith('\uFEFFrow,email,name')).toBe(true);
      expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
      const table = parseTable(csv);
      if (table.kind === 'broken') throw new Error('it is whole');
      expect(table.rows.map(({ cells }) => [cells[0], cells[1], cells.at(-2)])).toEqual([
        ['row', 'email', 'problem'],
        ['2', 'ann at client.example', 'invalid_email'],
        ['7', 'bob@rival.example', 'domain_refused'],
      ]);

      const [ann, bob] = [newAddress(), newAddress()];
      const mended = csv.replace('ann at client.example', ann).replace('bob@rival.example', bob);
      expect((await previewOf(editor, { csv: mended })).rows.map(({ verdict }) => verdict)).toEqual([
        'valid',
        'valid',
      ]);
      const again = await collect(editor, []);
      await addRows(editor, again.documentId, { csv: mended });
      await steer(editor, again.documentId, 'start');
      expect((await untilBatch(editor, again.documentId, isDone)).rows.invited).toBe(2);
      const made = await invitationsOf(again.documentId);
      const madeFor = (email: string): unknown => made.find((one: { email: string }) => one.email === email);
      const text = { name: '=HYPERLINK("http://evil.example")', message: 'One,\n"two"' };
      expect(madeFor(ann)).toMatchObject(text);
      expect(madeFor(bob)).toMatchObject({ name: 'Bob', language: 'pt' });
    });
  });
});
