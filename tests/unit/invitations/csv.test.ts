import type { InvitationRecord } from '../../../contracts';
import { csvLine } from '../../../csv';
import { CSV_HEAD, csvLineOf } from '../../../server/src/invitations/csv';

const csvField = (text: string): string => csvLine([text]).replace(/\r\n$/, '');

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
  'what begins like a formula is text to a spreadsheet: %j',
  (formula) => {
    expect(csvField(formula).replace(/^"/, '')).toBe(
      /[\t\r\n]/.test(formula) ? `'${formula}"` : `'${formula}`,
    );
  },
);

test('what is text stays as it is, in quotes where the format asks for them', () => {
  expect(csvField('Ana, Client')).toBe('"Ana, Client"');
  expect(csvField('"Ana"')).toBe('"""Ana"""');
  expect(csvField('1 - 1 = 0')).toBe('1 - 1 = 0');
  expect(csvField('')).toBe('');
});

test('no column is left out of it, whoever filled it', () => {
  const EVIL = '=HYPERLINK("http://evil.example")';
  const actor = { kind: 'admin', id: '1', name: EVIL } as const;
  const columns = CSV_HEAD.replace('\uFEFF', '').trim().split(',');
  const record = { ...Object.fromEntries(columns.map((name) => [name, EVIL])), invitedBy: actor };
  const line = csvLineOf(record as unknown as InvitationRecord);
  expect(line.split(`"'=HYPERLINK(""http://evil.example"")"`)).toHaveLength(columns.length + 1);
});
