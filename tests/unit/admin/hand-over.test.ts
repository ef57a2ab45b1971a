import type { BatchRowInput, BatchState, CreateBatchBody } from '../../../contracts';
import { fingerprintOf } from '../../../admin/src/pages/Import/fingerprint';
import { type BatchCalls, handOver, type Wanted } from '../../../admin/src/pages/Import/hand-over';

interface Held {
  documentId: string;
  name: string;
  state: BatchState;
  rows: Map<number, string>;
}

const refusal = (code: string) => Object.assign(new Error(code), { details: { code } });

/** As the server's routes answer. `breakAt`: the call whose answer never comes. */
function standIn() {
  const batches = new Map<string, Held>();
  let callsLeft = Infinity;
  const held = (documentId: string): Held => {
    const batch = [...batches.values()].find((one) => one.documentId === documentId);
    if (!batch) throw refusal('not_found');
    return batch;
  };
  const answered = <Answer>(answer: Answer): Promise<Answer> => {
    callsLeft -= 1;
    return callsLeft < 0
      ? Promise.reject(new Error('injected: the connection is gone'))
      : Promise.resolve(answer);
  };
  const calls: BatchCalls = {
    create: ({ idempotencyKey, name = '' }: CreateBatchBody) => {
      const fresh = { documentId: `batch-${batches.size + 1}`, name, state: 'collecting' as const };
      const batch = batches.get(idempotencyKey) ?? { ...fresh, rows: new Map() };
      batches.set(idempotencyKey, batch);
      return answered({ ...batch });
    },
    addRows: (documentId, rows) => {
      const batch = held(documentId);
      if (batch.state !== 'collecting') return Promise.reject(refusal('batch_started'));
      const before = batch.rows.size;
      for (const { row = 0, email = '' } of rows) batch.rows.set(row, email);
      return answered({ added: batch.rows.size - before, total: batch.rows.size });
    },
    start: (documentId) => {
      held(documentId).state = 'running';
      return answered(undefined);
    },
  };
  return {
    calls,
    batches: () => [...batches.values()],
    only: () => held('batch-1'),
    /** The answers of all calls behind so many are lost. */
    answerOnly: (count: number) => void (callsLeft = count),
  };
}

const rowsOf = (count: number): BatchRowInput[] =>
  Array.from({ length: count }, (_, index) => ({ row: index + 2, email: `n${index}@client.example` }));

const WANTED: Wanted = {
  name: 'clients.csv',
  rows: rowsOf(1_200),
  defaults: { policy: 'guest', message: 'Hi' },
};
const nothing = () => undefined;
/** A browser that knows of no try before. */
const inNewBrowser = (wanted: Wanted, { calls }: Pick<ReturnType<typeof standIn>, 'calls'>) =>
  handOver(wanted, calls, new Set(), nothing);

test('rows are handed over in portions, told as they arrive, and started', async () => {
  const server = standIn();
  const told: number[] = [];
  const documentId = await handOver(WANTED, server.calls, new Set(), (count) => told.push(count));
  expect(told).toEqual([500, 1_000, 1_200]);
  expect(server.batches()).toMatchObject([{ documentId, name: 'clients.csv', state: 'running' }]);
});

test.each([
  ['before its first row', 1],
  ['between two portions', 2],
  ['before its start', 4],
])(
  'an import that was interrupted %s goes on in another browser: one batch, each row once',
  async (_when, count) => {
    const server = standIn();
    server.answerOnly(count);
    await expect(inNewBrowser(WANTED, server)).rejects.toThrow('injected');
    server.only().state = 'collecting';
    server.answerOnly(Infinity);
    const documentId = await inNewBrowser(WANTED, server);
    expect(server.batches()).toMatchObject([{ documentId, state: 'running' }]);
    expect([...server.only().rows.values()]).toEqual(WANTED.rows.map(({ email }) => email));
  },
);

test('choices count whatever order they were made in', async () => {
  const server = standIn();
  server.answerOnly(2);
  await expect(inNewBrowser(WANTED, server)).rejects.toThrow('injected');
  server.answerOnly(Infinity);
  await inNewBrowser({ ...WANTED, defaults: { message: 'Hi', policy: 'guest' } }, server);
  expect(server.batches()).toHaveLength(1);
});

test.each<[string, Partial<Wanted>]>([
  ['another row', { rows: [...WANTED.rows, { row: 2_000, email: 'zoe@client.example' }] }],
  ['fewer rows', { rows: WANTED.rows.slice(0, 600) }],
  ['other choices', { defaults: {} }],
  ['another name', { name: 'others.csv' }],
])('with %s it is another import, and the interrupted one stays as it is', async (_what, change) => {
  const server = standIn();
  server.answerOnly(2);
  await expect(inNewBrowser(WANTED, server)).rejects.toThrow('injected');
  server.answerOnly(Infinity);
  await inNewBrowser({ ...WANTED, ...change }, server);
  expect(server.batches().map(({ state, rows }) => [state, rows.size])).toEqual([
    ['collecting', 1_000],
    ['running', (change.rows ?? WANTED.rows).length],
  ]);
});

test.each<BatchState>(['running', 'paused', 'done', 'cancelled'])(
  'the same file dropped in again while the first import of it is %s is a second import',
  async (state) => {
    const server = standIn();
    const first = await inNewBrowser(WANTED, server);
    server.only().state = state;
    expect(await inNewBrowser(WANTED, server)).not.toBe(first);
    expect(server.batches()).toHaveLength(2);
  },
);

test('a start whose answer was lost is not done again by the next press', async () => {
  const server = standIn();
  const begun = new Set<string>();
  server.answerOnly(4);
  await expect(handOver(WANTED, server.calls, begun, nothing)).rejects.toThrow('injected');
  server.answerOnly(Infinity);
  expect(await handOver(WANTED, server.calls, begun, nothing)).toBe(server.only().documentId);
  expect(server.batches()).toHaveLength(1);
});

test('two windows that hand over the same at once make one import', async () => {
  const server = standIn();
  const ids = await Promise.all([inNewBrowser(WANTED, server), inNewBrowser(WANTED, server)]);
  expect(new Set(ids).size).toBe(1);
  expect(server.batches()).toHaveLength(1);
});

test('any other refusal is told', async () => {
  const server = standIn();
  const calls = { ...server.calls, start: () => Promise.reject(refusal('rate_limited')) };
  await expect(inNewBrowser(WANTED, { calls })).rejects.toThrow('rate_limited');
});

test('10,000 texts have 10,000 fingerprints, and one has one', () => {
  const texts = Array.from({ length: 10_000 }, (_, index) => `["clients.csv",[{"row":${index}}]]`);
  expect(new Set(texts.map(fingerprintOf)).size).toBe(10_000);
  expect(fingerprintOf('Müller')).toBe(fingerprintOf('Müller'));
  expect(fingerprintOf('Müller').length).toBeLessThan(12);
});
