import type { App } from './support/app';
import { previewOf } from './support/batches';
import { EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { rowsOf } from './support/rows';
import { ANA, BEN, refusalIn, startPortal } from './support/sign-in';

const TABLES = [
  'ml_invitations',
  'ml_tokens',
  'ml_messages',
  'ml_audit_events',
  'ml_batches',
  'ml_batch_rows',
];

let invited = 0;
const newAddress = () => `row${(invited += 1)}@client.example`;

describe('rows that are looked at before anything is sent', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      clients: [{ email: ANA }, { email: BEN, blocked: true }],
      bootstrap: seedAdmins([{ email: EDITOR }]),
      magicLink: {
        policies: {
          invitation: { allowedRoles: ['authenticated'], refusedDomains: ['rival.example'] },
        },
      },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('tell for each row what would become of it, and nothing is stored', async () => {
    const [pending, declined, fine] = [newAddress(), newAddress(), newAddress()];
    await invite(editor, { email: pending });
    await invite(editor, { email: declined });
    await app.post('/api/magic-link/decline', { token: tokenIn(await inbox.mailTo(declined)) });
    await inbox.mailTo(pending);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = await rowsOf(app, TABLES);

    const { rows } = await previewOf(editor, {
      rows: [
        { email: fine, name: 'Fine', role: 'Authenticated', locale: 'de' },
        { email: `  ${fine.toUpperCase()} ` },
        { email: 'nobody' },
        { name: 'Who?' },
        { email: pending },
        { email: declined },
        { email: ANA },
        { email: BEN },
        { email: newAddress(), role: 'editor' },
        { email: 'eve@rival.example' },
        { email: newAddress(), policy: 'missing' },
        { email: newAddress(), redirectTo: 'https://elsewhere.example/' },
        { email: newAddress(), accessEndsAt: 'soon' },
      ],
    });

    expect(rows.map(({ row, verdict, path }) => [row, verdict, path])).toEqual([
      [1, 'valid', null],
      [2, 'duplicate', 'email'],
      [3, 'invalid_email', 'email'],
      [4, 'invalid_email', 'email'],
      [5, 'already_pending', 'email'],
      [6, 'suppressed', 'email'],
      [7, 'existing_client', 'email'],
      [8, 'client_blocked', 'email'],
      [9, 'role_not_allowed', 'role'],
      [10, 'domain_refused', 'email'],
      [11, 'unknown_policy', 'policy'],
      [12, 'redirect_not_allowed', 'redirectTo'],
      [13, 'invalid_input', 'accessEndsAt'],
    ]);
    expect(rows.filter(({ problem }) => problem === null)).toHaveLength(1);
    expect(await rowsOf(app, TABLES)).toEqual(before);
  });

  it('are read from CSV as well, by whatever delimiter and headers, with the row of the file', async () => {
    const csv = `\uFEFFVorname;Nachname;E-Mail-Adresse\n\nAna;Client;${ANA}\nEve;Rival;eve@rival.example\n`;
    const defaults = { existingClient: 'keep-role' };
    const { rows } = await previewOf(editor, { csv, defaults });
    expect(rows).toMatchObject([
      { row: 3, email: ANA, verdict: 'valid' },
      { row: 4, verdict: 'domain_refused' },
    ]);
  });

  it.each([
    ['nothing', {}, 'invalid_input'],
    ['no rows', { rows: [] }, 'invalid_input'],
    ['both', { rows: [{ email: 'a@client.example' }], csv: 'email' }, 'invalid_input'],
    ['an unknown field', { rows: [{ email: 'a@client.example', admin: 'yes' }] }, 'invalid_input'],
    ['one number twice', { rows: [{ row: 1 }, { row: 1 }] }, 'invalid_input'],
    ['501 rows', { rows: Array.from({ length: 501 }, () => ({})) }, 'invalid_input'],
    ['501 lines', { csv: `email\n${'a@client.example\n'.repeat(501)}` }, 'too_many_rows'],
    ['no addresses', { csv: 'name,city\nAna,Rome' }, 'no_email_column'],
    ['an open quote', { csv: 'email,name\na@client.example,"Ana' }, 'invalid_csv'],
    ['bad defaults', { rows: [{}], defaults: { redirectTo: 'https://elsewhere.example/' } }, 'invalid_input'],
  ])('are refused as a whole where they can not be read: %s', async (_what, body, code) => {
    const response = await editor.post('/invitations/preview', body);
    expect(await refusalIn(response)).toEqual({ status: 400, code });
  });
});
