import type { Knex } from 'knex';
import { INVITATION_SORTS, type InvitationSort } from '../../contracts';
import { createRowStore } from '../../server/src/batches';
import { TABLES } from '../../server/src/content-types';
import { createDueStore } from '../../server/src/clients/due-store';
import { createMessageStore } from '../../server/src/delivery/store';
import { parseAddress } from '../../server/src/domain/address';
import { createHandoff } from '../../server/src/domain/handoff';
import type { RowStore } from '../../server/src/domain/batch-ports';
import { LANES } from '../../server/src/domain/message';
import type { InvitationFilter } from '../../server/src/domain/invitation-ports';
import { randomId } from '../../server/src/domain/link';
import type { LinkStore, MessageStore } from '../../server/src/domain/ports';
import { createInvitationStore } from '../../server/src/invitations/store';
import { createLinkStore } from '../../server/src/sign-in/store';
import { EVERYTHING } from './invitation-store.contract';
import { ADDRESS_KEY, newLink, newMessage, NOW_MS } from './support/links';
import type { Statement, TestDatabase } from './support/test-database';

/** One call of every method of every store. The list is complete by its type. */
function callsOf(links: LinkStore, messages: MessageStore): [string, () => Promise<unknown>][] {
  const link = newLink();
  const handoff = { ...createHandoff(), expiresAtMs: NOW_MS + 60_000 };
  const claim = async () => {
    await messages.enqueue(newMessage(), { deliver: true, dueAtMs: NOW_MS });
    const [claimed] = await messages.claimDue(
      'asked',
      1,
      { id: randomId(16), untilMs: NOW_MS + 60_000 },
      NOW_MS,
    );
    if (!claimed) throw new Error('one is due');
    return claimed;
  };
  const ofLinks: Record<keyof LinkStore, () => Promise<unknown>> = {
    insert: () => links.insert(link, `${ADDRESS_KEY}:0`),
    findByJti: () => links.findByJti(link.jti),
    findByRequestId: () => links.findByRequestId(link.requestId),
    findByDocumentId: () => links.findByDocumentId(link.documentId),
    findPlace: () => links.findPlace([ADDRESS_KEY, randomId(32)], 3, link.expiresAtMs),
    lockLive: () => links.lockLive([ADDRESS_KEY, randomId(32)], NOW_MS),
    giveTo: () => links.giveTo(link.documentId, 7),
    countCodeAttempt: () => links.countCodeAttempt(link.requestId, 5),
    addHandoff: () => links.addHandoff(link.documentId, handoff, 3, NOW_MS),
    findByHandoff: () => links.findByHandoff(handoff.hash),
    markUsed: () => links.markUsed(link.documentId, NOW_MS),
    markReported: () => links.markReported(link.documentId, NOW_MS),
    revokeOfInvitation: () => links.revokeOfInvitation(randomId(12), 'resent', NOW_MS),
    findOfInvitation: () => links.findOfInvitation(randomId(12)),
    liveEndsOf: () => links.liveEndsOf([randomId(12), randomId(12)], NOW_MS),
    revokeLive: () => links.revokeLive([ADDRESS_KEY, randomId(32)], 'superseded', NOW_MS),
  };
  const ofMessages: Record<keyof MessageStore, () => Promise<unknown>> = {
    enqueue: () =>
      messages.enqueue(newMessage({ createdAtMs: NOW_MS + 1 }), { deliver: true, dueAtMs: NOW_MS }),
    claimDue: claim,
    markDone: async () => messages.markDone(await claim(), 'sent', NOW_MS),
    markRetry: async () => messages.markRetry(await claim(), NOW_MS + 1, '451'),
    markFailed: async () => messages.markFailed(await claim(), '550', NOW_MS),
    nextDueAtMs: () => messages.nextDueAtMs(LANES),
  };
  return [...Object.entries(ofLinks), ...Object.entries(ofMessages)];
}

/** Of a batch that there is: the list is complete by its type. */
function callsOfRows(rows: RowStore): [string, () => Promise<unknown>][] {
  const batch = randomId(12);
  const how = { state: 'failed', problem: 'invalid_email', explanation: null } as const;
  const calls: Record<keyof RowStore, () => Promise<unknown>> = {
    insert: () => rows.insert(batch, [{ row: 1, fields: {}, addressKey: randomId(32) }]),
    find: () => rows.find(batch, [1, 2]),
    count: () => rows.count(batch),
    startedSince: () => rows.startedSince('admin:1', NOW_MS),
    tally: () => rows.tally([batch]),
    waiting: () => rows.waiting(batch, 25),
    findEarlier: () => rows.findEarlier(batch, 2, randomId(32)),
    markInvited: () => rows.markInvited(batch, 1, randomId(12)),
    markSettled: () => rows.markSettled(batch, 1, how),
    cancelWaiting: () => rows.cancelWaiting(batch),
    countTry: () => rows.countTry(batch, 1),
    failed: () => rows.failed(batch, 0, 500),
  };
  return Object.entries(calls);
}

const concernsOurTables = ({ sql }: Statement) =>
  /^(select|update|delete)/i.test(sql) && Object.values(TABLES).some((table) => sql.includes(table));

/** What the database says it would do, told to prefer an index even to a table of a few rows. */
async function planOf({ client, knex }: TestDatabase, { sql, bindings }: Statement): Promise<string> {
  const explain = client === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  // PostgreSQL's driver numbers its placeholders; raw() wants question marks.
  const statement = `${explain} ${sql.replace(/\$\d+/g, '?')}`;
  return knex.transaction(async (trx: Knex.Transaction) => {
    if (client === 'postgres') await trx.raw('SET LOCAL enable_seqscan = off');
    const plan: unknown = await trx.raw(statement, [...bindings]);
    return JSON.stringify(plan);
  });
}

const FULL_SCAN: Record<TestDatabase['client'], RegExp> = {
  sqlite: /SCAN|TEMP B-TREE/,
  postgres: /Seq Scan/,
  // MariaDB may still read a handful of rows as they lie; what counts is that there is an index to choose.
  mysql: /"possible_keys":null/,
};

const SORTS_ALL: Record<TestDatabase['client'], RegExp> = {
  sqlite: /TEMP B-TREE/,
  // The servers sort a handful of rows by themselves, whatever index there is.
  postgres: /^$/,
  mysql: /^$/,
};

const BY_LEASE: Record<TestDatabase['client'], RegExp> = {
  sqlite: /USING INDEX ml_messages_lease_idx/,
  // For a single row PostgreSQL takes any index.
  postgres: /Index/,
  mysql: /ml_messages_lease_idx/,
};

/** Every query that a store makes finds its rows by an index. */
export function queryPlanContract(testDatabase: () => TestDatabase): void {
  test('no method of a store reads a whole table of ours, or sorts one', async () => {
    const { client, database, record } = testDatabase();
    const withQueries: string[] = [];
    const without: string[] = [];

    for (const [method, call] of callsOf(createLinkStore(database), createMessageStore(database))) {
      const queries = (await record(call)).filter(concernsOurTables);
      (queries.length > 0 ? withQueries : without).push(method);
      for (const query of queries) {
        expect(`${method}: ${await planOf(testDatabase(), query)}`).not.toMatch(FULL_SCAN[client]);
      }
    }
    expect(without).toEqual(['insert', 'enqueue']);
    expect(withQueries).toHaveLength(20);
  });

  test('no method of the rows of batches reads more than it needs', async () => {
    const { client, database, record } = testDatabase();
    for (const [method, call] of callsOfRows(createRowStore(database))) {
      for (const query of (await record(call)).filter(concernsOurTables)) {
        expect(`${method}: ${await planOf(testDatabase(), query)}`).not.toMatch(FULL_SCAN[client]);
      }
    }
  });

  test('what falls due, and when an address was last mailed, is found by an index', async () => {
    const { client, database, record } = testDatabase();
    const due = createDueStore(database);
    const email = parseAddress('ana@client.example');
    if (!email) throw new Error('this is an address');
    const calls = [
      ...(['access', 'reminder', 'expiry'] as const).map(
        (kind) => () => due.claimDue(kind, 10, NOW_MS, NOW_MS + 60_000),
      ),
      () => due.nextDueAtMs(['access', 'reminder']),
      () => due.noteExpiry(randomId(12), NOW_MS),
      () => createInvitationStore(database).lastSentAtMs({ email, document: null }),
    ];
    for (const call of calls) {
      for (const query of (await record(call)).filter(concernsOurTables)) {
        expect(`${query.sql}: ${await planOf(testDatabase(), query)}`).not.toMatch(FULL_SCAN[client]);
      }
    }
  });

  test('a claim finds its own rows by their lease, however long the queue', async () => {
    const { client, database, record } = testDatabase();
    const messages = createMessageStore(database);
    await messages.enqueue(newMessage(), { deliver: true, dueAtMs: NOW_MS });
    const statements = await record(() =>
      messages.claimDue('asked', 1, { id: randomId(16), untilMs: NOW_MS + 60_000 }, NOW_MS),
    );
    const [readByLease] = statements.filter(({ sql }) => /^select .*lease_id. = /.test(sql));
    if (!readByLease) throw new Error('a claim reads what it has leased');

    expect(await planOf(testDatabase(), readByLease)).toMatch(BY_LEASE[client]);
  });

  test.each<[string, InvitationSort, Partial<InvitationFilter>]>([
    ...INVITATION_SORTS.map((sort): [string, InvitationSort, object] => [sort, sort, {}]),
    ['createdAt, of one lifecycle,', 'createdAt', { lifecycles: ['accepted'] }],
  ])('the list of invitations by %s reads a page in its order', async (_name, sort, filter) => {
    const { client, database, record } = testDatabase();
    const invitations = createInvitationStore(database);
    const page = { sort, descending: true, offset: 0, limit: 20 };
    const [list] = await record(() => invitations.list({ ...EVERYTHING, ...filter }, page, NOW_MS));
    if (!list) throw new Error('a list is one statement');

    expect(await planOf(testDatabase(), list)).not.toMatch(SORTS_ALL[client]);
  });

  test('a query without an index would be noticed', async () => {
    const { client, knex, record } = testDatabase();
    const [statement] = await record(() => knex(TABLES.tokens).where({ language: 'en' }).first());
    if (!statement) throw new Error('one statement was sent');

    expect(await planOf(testDatabase(), statement)).toMatch(FULL_SCAN[client]);
  });
}
