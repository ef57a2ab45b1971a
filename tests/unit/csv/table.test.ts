import fc from 'fast-check';
import { csvLine, BYTE_ORDER_MARK, guessColumns, parseTable, readRows } from '../../../csv';

const rowsOf = (csv: string) => {
  const table = parseTable(csv);
  if (table.kind === 'broken') throw new Error(`broken in row ${table.row}`);
  const read = readRows(table.rows);
  if (read.kind !== 'rows') throw new Error(read.kind);
  return read.rows;
};

describe('a CSV text', () => {
  it.each([
    ['comma', 'email,name\nana@client.example,Ana'],
    ['semicolon', 'email;name\nana@client.example;Ana'],
    ['tab', 'email\tname\nana@client.example\tAna'],
    ['semicolon, with commas in the cells', 'email;name\nana@client.example;Ana'],
    ['a byte order mark', '\uFEFFemail,name\r\nana@client.example,Ana\r\n'],
    ["Excel's first line", 'sep=;\r\nemail;name\r\nana@client.example;Ana\r\n'],
    ['old line ends', 'email,name\rana@client.example,Ana\r'],
    ['quotes', '"email","name"\n"ana@client.example","Ana"\n'],
    ['empty columns and lines', 'email,,name\n\nana@client.example,,Ana\n,,\n'],
  ])('is read with %s', (_what, csv) => {
    const [row] = rowsOf(csv);
    expect(row).toMatchObject({ email: 'ana@client.example', name: 'Ana' });
    expect(rowsOf(csv)).toHaveLength(1);
  });

  it('keeps quoted delimiters, quotes and line ends, and counts rows as a spreadsheet does', () => {
    const csv = 'Email;Nachricht\n\na@client.example;"Guten Tag; sagt\n""Ana"""\nb@client.example;Ja, gern\n';
    expect(rowsOf(csv)).toEqual([
      { row: 3, email: 'a@client.example', message: 'Guten Tag; sagt\n"Ana"' },
      { row: 4, email: 'b@client.example', message: 'Ja, gern' },
    ]);
  });

  it('whose quote never closes is refused with its row, not half read', () => {
    const csv = 'email,name\na@client.example,Ana\nb@client.example,"Ben\nc@client.example,Cy\n';
    expect(parseTable(csv)).toMatchObject({ kind: 'broken', row: 3 });
  });

  it('of addresses alone needs no header; without any address or header there is nobody to invite', () => {
    expect(rowsOf('ana@client.example\nben@client.example')).toEqual([
      { row: 1, email: 'ana@client.example' },
      { row: 2, email: 'ben@client.example' },
    ]);
    const table = parseTable('name,city\nAna,Rome');
    if (table.kind === 'broken') throw new Error('it is whole');
    expect(readRows(table.rows)).toEqual({ kind: 'no-email-column' });
  });

  it('is read by the columns that somebody chose', () => {
    const table = parseTable('Wer,Wohin\nana@client.example,/projects/7');
    if (table.kind === 'broken') throw new Error('it is whole');
    expect(
      readRows([{ row: 1, cells: ['Wer', 'Wohin'] }, ...table.rows.slice(1)], ['email', 'redirectTo']),
    ).toEqual({
      kind: 'rows',
      columns: ['email', 'redirectTo'],
      rows: [{ row: 2, email: 'ana@client.example', redirectTo: '/projects/7' }],
    });
  });

  it('is read no further than the limit and one more', () => {
    const csv = `email\n${'ana@client.example\n'.repeat(50)}`;
    expect(parseTable(csv, 10)).toMatchObject({ rows: { length: 11 } });
  });
});

describe('headers', () => {
  it.each([
    ['English', ['E-mail address', 'Full name', 'Role', 'Personal note', 'Language', 'Access until']],
    [
      'German',
      ['E-Mail-Adresse', 'Vollständiger Name', 'Rolle', 'Persönliche Nachricht', 'Sprache', 'Zugang bis'],
    ],
    ['French', ['Adresse e-mail', 'Nom complet', 'Rôle', 'Message personnel', 'Langue', "Accès jusqu'au"]],
    ['Spanish', ['Correo electrónico', 'Nombre completo', 'Rol', 'Mensaje', 'Idioma', 'Acceso hasta']],
    ['Portuguese', ['Endereço de e-mail', 'Nome completo', 'Papel', 'Mensagem', 'Idioma', 'Acesso até']],
  ])('are known in %s', (_language, header) => {
    const known = ['email', 'name', 'role', 'message', 'locale', 'accessEndsAt'];
    expect(guessColumns(header)).toEqual(known);
    expect(guessColumns(header.map((cell) => ` ${cell.toUpperCase()} `).reverse())).toEqual(known.reverse());
  });

  it('that are unknown or come twice are left alone', () => {
    expect(guessColumns(['City', 'email', 'E-Mail', 'problem'])).toEqual([null, 'email', null, null]);
  });

  it.each([
    ['First name,Last name,email\nAna,Client,a@client.example'],
    ['Prénom,Nom,courriel\nAna,Client,a@client.example'],
    ['Vorname,Nachname,E-Mail\nAna,Client,a@client.example'],
  ])('of parts of a name make one name: %s', (csv) => {
    expect(rowsOf(csv)).toEqual([{ row: 2, email: 'a@client.example', name: 'Ana Client' }]);
  });
});

describe('what we write', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', "'", '=', '+', '-', '@', 'a', ' ') }),
  );

  it('is read back as it was, whatever stands in its cells', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), (cells) => {
        const lines = cells.map(([name, message]) => ['a@client.example', name, message]);
        const csv = BYTE_ORDER_MARK + [['email', 'name', 'message'], ...lines].map(csvLine).join('');
        const table = parseTable(csv);
        expect(table.kind === 'table' && table.rows.slice(1).map((row) => row.cells)).toEqual(lines);
      }),
    );
  });

  it('never begins a cell like a formula', () => {
    fc.assert(
      fc.property(text, (cell) => {
        const [written = ''] = /(?<=^"?)[^"]/.exec(csvLine([cell])) ?? [];
        expect(written).not.toMatch(/[=+\-@\t＝＋－＠]/);
      }),
    );
    for (const cell of ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', "'=1", '＝1']) {
      expect(csvLine([cell]).replace('"', '')).toMatch(/^'/);
    }
  });
});
