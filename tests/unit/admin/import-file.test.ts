import type { PreviewedRow } from '../../../contracts';
import { assign, inPortions, readFile } from '../../../admin/src/pages/Import/read-file';
import { markRepeats } from '../../../admin/src/pages/Import/repeats';

const read = (text: string, encoding: BufferEncoding = 'utf8') =>
  readFile('clients.csv', Buffer.from(text, encoding));

test('a file with a header tells what its columns hold; one without begins with its first address', () => {
  expect(read('Name;E-Mail\nAna;ana@client.example')).toMatchObject({
    kind: 'table',
    encoding: 'utf-8',
    header: ['Name', 'E-Mail'],
    columns: ['name', 'email'],
  });
  expect(read('Ana,ana@client.example\nBen,ben@client.example')).toMatchObject({
    header: null,
    columns: [null, 'email'],
  });
});

test('what is not UTF-8 is read as Windows-1252, and told', () => {
  expect(read('email;name\nida@client.example;Müller', 'latin1')).toMatchObject({
    encoding: 'windows-1252',
    rows: [{ row: 1 }, { row: 2, cells: ['ida@client.example', 'Müller'] }],
  });
});

test('a broken quote, a file without rows and one with too many are refused before anything is asked', () => {
  expect(read('email,name\nana@client.example,"Ana')).toEqual({ kind: 'broken', row: 2 });
  expect(read('email,name\n')).toEqual({ kind: 'empty' });
  const rows = (count: number) => ['email', ...Array<string>(count).fill('ana@client.example')].join('\n');
  expect(read(rows(10_000)).kind).toBe('table');
  expect(read(rows(10_001))).toEqual({ kind: 'too-many' });
});

test('a field has one column', () => {
  expect(assign(['email', 'name', null], 2, 'email')).toEqual([null, 'name', 'email']);
  expect(assign(['email', null, null], 1, null)).toEqual(['email', null, null]);
});

test('portions hold everything once, in order', () => {
  expect(inPortions([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inPortions([], 2)).toEqual([]);
});

test('an address that an earlier portion has is a duplicate; two rows without one are not', () => {
  const row = (number: number, email: string, verdict: PreviewedRow['verdict'] = 'valid'): PreviewedRow => ({
    ...{ row: number, email, verdict },
    ...{ problem: null, path: null },
  });
  const marked = markRepeats([
    row(2, 'Ana@client.example'),
    row(3, ' ana@client.example'),
    row(4, '', 'invalid_email'),
    row(5, '', 'invalid_email'),
  ]);
  expect(marked.map(({ verdict }) => verdict)).toEqual([
    'valid',
    'duplicate',
    'invalid_email',
    'invalid_email',
  ]);
});
