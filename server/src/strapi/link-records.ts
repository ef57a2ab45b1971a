import type { Core } from '@strapi/types';
import type { LinkRecord, LinkSort, LinkState } from '../../../contracts';
import { TABLES } from '../content-types';
import type { Directory, LinkFilter } from '../domain/access-ports';
import { linkState } from '../domain/link';
import { labelOf, type PolicyBook } from '../domain/policy';
import { USER_UID } from './accounts';
import type { Database, Table } from './database';
import { containing } from './like';

type Builder = ReturnType<Table>;

const SORT_COLUMNS = {
  issuedAt: 't.issued_at_ms',
  expiresAt: 't.expires_at_ms',
} as const satisfies Record<LinkSort, string>;

/** Nothing that lets anybody in: no `jti`, no key, no challenge. */
const COLUMNS = [
  'document_id',
  'purpose',
  'policy',
  'client_id',
  'newcomer_address',
  'invitation_document_id',
  'issued_at_ms',
  'expires_at_ms',
  'used_at_ms',
  'revoked_at_ms',
  'revoked_reason',
].map((name) => `t.${name}`);
/** A newcomer's link forgets the address with its end; the invitation that it was made for still names it. */
const ADDRESSES = ['u.email', 'i.email as invited_email'];

/** Links as the panel lists them. Decoys are for nobody and not shown. */
export function createLinkRecords(
  strapi: Core.Strapi,
  database: Database,
  policies: PolicyBook,
): Pick<Directory, 'links' | 'link'> {
  const users = () => strapi.getModel(USER_UID).collectionName ?? 'up_users';
  const all = (table: Table) =>
    table(`${TABLES.tokens} as t`)
      .leftJoin(`${users()} as u`, 'u.id', 't.client_id')
      .leftJoin(`${TABLES.invitations} as i`, 'i.document_id', 't.invitation_document_id')
      .where((real) => {
        void real
          .whereNotNull('t.client_id')
          .orWhereNotNull('t.newcomer_address')
          .orWhereNotNull('t.invitation_document_id');
      });

  return {
    async links(filter, { sort, descending, offset, limit }, nowMs) {
      const matching = (table: Table) => matchingLinks(all(table), filter, nowMs);
      const counted = await database.run<{ total: number | string } | undefined>((table) =>
        matching(table).count({ total: '*' }).first(),
      );
      const rows = await database.run<LinkRow[]>((table) =>
        matching(table)
          .select(...COLUMNS, ...ADDRESSES)
          .orderBy([
            { column: SORT_COLUMNS[sort], order: descending ? 'desc' : 'asc' },
            { column: 't.id', order: 'desc' },
          ])
          .offset(offset)
          .limit(limit),
      );
      return {
        records: rows.map((row) => toRecord(row, policies, nowMs)),
        total: Number(counted?.total ?? 0),
      };
    },

    async link(documentId, nowMs) {
      const row = await database.run<LinkRow | undefined>((table) =>
        all(table)
          .where('t.document_id', documentId)
          .first(...COLUMNS, ...ADDRESSES),
      );
      return row && toRecord(row, policies, nowMs);
    },
  };
}

function matchingLinks(rows: Builder, filter: LinkFilter, nowMs: number): Builder {
  const { search, states, purposes, clientId } = filter;
  if (clientId !== undefined) void rows.where('t.client_id', clientId);
  if (purposes.length > 0) void rows.whereIn('t.purpose', [...purposes]);
  if (states.length > 0) {
    void rows.where((any) => {
      for (const state of states) void any.orWhere((one: Builder) => void inState(one, state, nowMs));
    });
  }
  if (search !== undefined) void rows.where(containing(['u.email', 't.newcomer_address', 'i.email'], search));
  return rows;
}

/** The conditions of `linkState`, as the database asks them. */
function inState(rows: Builder, state: LinkState, nowMs: number): Builder {
  if (state === 'used') return rows.whereNotNull('t.used_at_ms');
  if (state === 'revoked') return rows.whereNull('t.used_at_ms').whereNotNull('t.revoked_at_ms');
  const open = rows.whereNull('t.used_at_ms').whereNull('t.revoked_at_ms');
  return open.where('t.expires_at_ms', state === 'live' ? '>' : '<=', nowMs);
}

type Moment = number | string | null;

interface LinkRow {
  document_id: string;
  purpose: string;
  policy: string;
  client_id: number | null;
  newcomer_address: string | null;
  email: string | null;
  invited_email: string | null;
  invitation_document_id: string | null;
  issued_at_ms: number | string;
  expires_at_ms: number | string;
  used_at_ms: Moment;
  revoked_at_ms: Moment;
  revoked_reason: string | null;
}

const toMs = (moment: Moment): number | null => (moment === null ? null : Number(moment));
const toIso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function toRecord(row: LinkRow, policies: PolicyBook, nowMs: number): LinkRecord {
  const expiresAtMs = Number(row.expires_at_ms);
  const [usedAtMs, revokedAtMs] = [toMs(row.used_at_ms), toMs(row.revoked_at_ms)];
  return {
    documentId: row.document_id,
    purpose: row.purpose,
    policy: row.policy,
    policyLabel: labelOf(policies, row.policy),
    state: linkState({ usedAtMs, revokedAtMs, expiresAtMs }, nowMs),
    clientId: row.client_id,
    email: row.email ?? row.newcomer_address ?? row.invited_email,
    invitationId: row.invitation_document_id,
    issuedAt: new Date(Number(row.issued_at_ms)).toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
    usedAt: toIso(usedAtMs),
    revokedAt: toIso(revokedAtMs),
    revokedReason: row.revoked_reason,
  };
}
