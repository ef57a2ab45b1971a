import type { AuditPage } from '../../../contracts';
import { createReadLog, type ReadLogDeps } from '../../../server/src/audit/read-log';
import { chainOf, keyring, NOW_MS, sealedLog } from './sealed-lines';

const LINES = 1_200;

/** A log whose lines the verification reads by and by, with a look at the list at each portion. */
function readLog(look: () => Promise<void>) {
  const chain = chainOf(sealedLog(LINES));
  const watched = {
    ...chain,
    linesAfter: async (...asked: Parameters<typeof chain.linesAfter>) => {
      await look();
      return chain.linesAfter(...asked);
    },
  };
  const deps = {
    chain: watched,
    keyring,
    clock: () => NOW_MS,
    reader: { list: () => Promise.resolve({ events: [], next: undefined }) },
    people: {
      emailsOf: () => Promise.resolve(new Map()),
      invitedBy: () => Promise.resolve(new Map()),
    },
    names: { namesOf: () => Promise.resolve(new Map()) },
    audit: { record: () => Promise.resolve() },
  };
  return createReadLog(deps as unknown as ReadLogDeps);
}

describe('a verification of a long log', () => {
  test('shows how far it is to whoever looks meanwhile, and is over in the end', async () => {
    const seen: AuditPage['meta']['chain']['verifying'][] = [];
    const log = readLog(async () => {
      const { meta } = await log.list(NO_FILTER, undefined, 1);
      seen.push(meta.chain.verifying && { ...meta.chain.verifying });
    });
    const report = await log.verify(undefined, { kind: 'admin', id: 1 });
    expect(report).toMatchObject({ problem: null, lines: LINES });
    expect(seen).toEqual([0, 250, 500, 750, 1_000].map((lines) => ({ lines, of: lines && LINES })));
    const { meta } = await log.list(NO_FILTER, undefined, 1);
    expect(meta.chain).toMatchObject({ verifying: null, lastReport: report });
  });

  test('that breaks off is over as well', async () => {
    const log = readLog(() => Promise.reject(new Error('The database is away.')));
    await expect(log.verify(undefined, { kind: 'admin', id: 1 })).rejects.toThrow('away');
    expect((await log.list(NO_FILTER, undefined, 1)).meta.chain.verifying).toBeNull();
  });
});

const NO_FILTER = { types: [], outcomes: [], reasons: [] } as unknown as Parameters<
  ReturnType<typeof createReadLog>['list']
>[0];
