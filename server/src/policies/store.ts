import { TABLES } from '../content-types';
import { randomId } from '../domain/link';
import type { PolicyStore, PolicyUse } from '../domain/policy-ports';
import type { Database, Table } from '../strapi/database';
import { toPolicy, toRow, type PolicyRow } from './policy-row';

/** Longer than any link lives: older rows are not looked at. */
const LONGEST_LIFE_MS = 30 * 24 * 60 * 60 * 1000;
const UNDER_WAY = ['collecting', 'running', 'paused'];

interface Counted {
  policy: string;
  total: number | string;
}

export function createPolicyStore(database: Database): PolicyStore {
  const policies = <T>(work: (query: ReturnType<Table>) => PromiseLike<T>) =>
    database.run<T>((table) => work(table(TABLES.policies)));

  /** Decoys let nobody in: they are neither counted nor ended. */
  const liveLinks = (table: Table, nowMs: number) =>
    table(TABLES.tokens)
      .where('issued_at_ms', '>', nowMs - LONGEST_LIFE_MS)
      .where('expires_at_ms', '>', nowMs)
      .whereNull('used_at_ms')
      .whereNull('revoked_at_ms')
      .where((real) => {
        void real
          .whereNotNull('client_id')
          .orWhereNotNull('newcomer_address')
          .orWhereNotNull('invitation_document_id');
      });

  const pendingInvitations = (table: Table, nowMs: number) =>
    table(TABLES.invitations)
      .where({ lifecycle: 'pending' })
      .where('expires_at_ms', '>', nowMs)
      .where((open) => void open.whereNull('access_ends_at_ms').orWhere('access_ends_at_ms', '>', nowMs));

  const countByPolicy = (matching: (table: Table) => ReturnType<Table>) =>
    database.run<Counted[]>((table) =>
      matching(table).groupBy('policy').select('policy').count({ total: '*' }),
    );

  return {
    async all() {
      const rows = await policies<PolicyRow[]>((query) => query.orderBy('policy_key'));
      return rows.map(toPolicy);
    },

    async find(key) {
      const row = await policies<PolicyRow | undefined>((query) => query.where({ policy_key: key }).first());
      return row && toPolicy(row);
    },

    async insert(policy) {
      await policies((query) => query.insert({ document_id: randomId(12), ...toRow(policy) }));
    },

    async update(policy, ifVersion) {
      const where = { policy_key: policy.key, version: ifVersion };
      return (await policies<number>((query) => query.where(where).update(toRow(policy)))) === 1;
    },

    async use(nowMs) {
      const links = await countByPolicy((table) => liveLinks(table, nowMs));
      const invitations = await countByPolicy((table) => pendingInvitations(table, nowMs));
      const use = new Map<string, PolicyUse>();
      const of = (key: string) => use.get(key) ?? { liveLinks: 0, pendingInvitations: 0 };
      for (const { policy, total } of links) use.set(policy, { ...of(policy), liveLinks: Number(total) });
      for (const { policy, total } of invitations) {
        use.set(policy, { ...of(policy), pendingInvitations: Number(total) });
      }
      return use;
    },

    /** Few at a time are under way, so that their defaults are read and not searched. */
    async openImports(key) {
      const rows = await database.run<{ defaults: string }[]>((table) =>
        table(TABLES.batches).whereIn('state', UNDER_WAY).select('defaults'),
      );
      return rows.filter(({ defaults }) => (JSON.parse(defaults) as { policy?: unknown }).policy === key)
        .length;
    },

    retireLinks: (key, nowMs) =>
      database.run<number>((table) =>
        liveLinks(table, nowMs).where({ policy: key }).update({
          revoked_at_ms: nowMs,
          revoked_reason: 'policy-changed',
          live_place: null,
          newcomer_address: null,
        }),
      ),
  };
}
