import { toEvent, type EventRow } from '../../../server/src/audit/event-row';

const ROW: EventRow = {
  id: 1,
  document_id: 'a-line',
  type: 'policy.changed',
  outcome: 'success',
  reason: null,
  actor: 'admin:1',
  client_id: null,
  link_document_id: null,
  invitation_document_id: null,
  batch_document_id: null,
  subject: 'guest',
  changes: null,
  count: 1,
  network: null,
  browser: null,
  at_ms: '1790000000000',
  seq: null,
  seal: null,
  kid: null,
  commitment: null,
  salt: null,
} as EventRow;

const changesOf = (changes: string | null) => toEvent({ ...ROW, changes }).changes;

describe('a line of the log as it is read back', () => {
  test('tells what was changed', () => {
    const change = { field: 'linkLifetimeSeconds', before: 60, after: 120 };
    expect(changesOf(JSON.stringify([change]))).toEqual([change]);
    expect(changesOf(null)).toBeNull();
  });

  test.each(['[null]', '["x"]', '[{"before":1}]'])(
    'shows nothing of what was written by hand: %s',
    (text) => {
      expect(changesOf(text)).toEqual([]);
    },
  );

  test.each(['{}', '7', 'no JSON'])('nor of what is no list: %s', (text) => {
    expect(changesOf(text)).toBeNull();
  });
});
