import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { commitmentOf, GENESIS, sealOf, type ChainHead } from '../server/src/domain/chain';
import { randomId } from '../server/src/domain/link';
import { keyring } from './bench-app';

/** A log as years leave it, sealed by the plugin's own functions: verified like any other. */

const EVENTS = 'ml_audit_events';
const ANCHORS = 'ml_audit_anchors';
/** SQLite takes 500 rows a statement. */
const ROWS_A_STATEMENT = 400;
const PORTION = 20_000;
const SPAN_MS = 300 * 24 * 60 * 60 * 1000;

/** What stands in the lines; `measure-log` asks for it. */
export const COMMON = {
  type: 'sign-in.requested',
  outcome: 'success',
  reason: 'link_expired',
  actor: 'admin:1',
  network: networkOf(1),
};
/** In three lines, among the oldest. */
export const RARE = {
  type: 'policy.deleted',
  outcome: 'withheld',
  reason: 'policy_in_use',
  actor: 'admin:99',
  network: '203.0.113.0',
};
/** Common, and never in a line with the common network. */
export const NEVER_WITH_NETWORK = 'message.sent';

/** Of a hundred lines, evenly spread. */
const KINDS = [
  { type: 'sign-in.requested', share: 30 },
  { type: 'message.sent', share: 30 },
  { type: 'sign-in.succeeded', share: 20 },
  { type: 'sign-in.refused', share: 10 },
  { type: 'invitation.created', share: 6 },
  { type: 'policy.changed', share: 4 },
].flatMap(({ type, share }) => Array.from({ length: share }, () => type));

/** Empties the log and fills it with `count` lines about these people. Milliseconds of the first line and of the last. */
export async function fillLog(database: Knex, count: number, people: People): Promise<Span> {
  const until = Date.now() - 60_000;
  const span = { from: until - SPAN_MS, until };
  await database(ANCHORS).where({ name: 'head' }).delete();
  await database(EVENTS).delete();
  let head: ChainHead = GENESIS;
  for (let made = 0; made < count; made += PORTION) {
    const rows = [];
    for (let index = made; index < Math.min(count, made + PORTION); index += 1) {
      const row = sealed(lineOf(index, count, span, people), head);
      rows.push(row);
      head = { seq: row.seq, seal: row.seal };
    }
    await database.batchInsert(EVENTS, rows, ROWS_A_STATEMENT);
  }
  await database(ANCHORS).insert({ document_id: randomId(12), name: 'head', ...head });
  // As the server itself does sooner or later.
  await database.raw(isMySql(database) ? `ANALYZE TABLE ${EVENTS}` : `ANALYZE ${EVENTS}`);
  return span;
}

/** Whom the lines are about. */
export interface People {
  clientIds: readonly number[];
  invitationIds: readonly string[];
}

export interface Span {
  from: number;
  until: number;
}

function lineOf(index: number, count: number, span: Span, { clientIds, invitationIds }: People) {
  const isRare = index < 3;
  const type = isRare ? RARE.type : (KINDS[(index * 7) % KINDS.length] ?? '');
  const isByStaff = /^(invitation|policy)/.test(type);
  const isRefused = type === 'sign-in.refused';
  return {
    type,
    outcome: isRare ? RARE.outcome : isRefused ? 'refused' : 'success',
    reason: isRare ? RARE.reason : isRefused ? COMMON.reason : null,
    actor: isRare ? RARE.actor : isByStaff ? `admin:${1 + (index % 5)}` : null,
    clientId: isByStaff ? null : (clientIds[index % clientIds.length] ?? null),
    invitationId: type.startsWith('invitation')
      ? (invitationIds[index % invitationIds.length] ?? null)
      : null,
    network: isRare ? RARE.network : type.startsWith('sign-in') ? networkOf(index % 500) : null,
    browser: type.startsWith('sign-in') ? 'Firefox on Windows' : null,
    atMs: span.from + Math.floor((index * (span.until - span.from)) / count),
  };
}

function networkOf(number: number): string {
  return `198.18.${number % 250}.0`;
}

function sealed({ clientId, network, browser, actor, ...told }: ReturnType<typeof lineOf>, last: ChainHead) {
  const { type, outcome, reason, invitationId, atMs } = told;
  const personal = { clientId, userActor: null, network, browser };
  const salt = randomBytes(16).toString('hex');
  const commitment = commitmentOf(salt, personal);
  const seq = last.seq + 1;
  const documentId = randomId(12);
  const rest = {
    linkDocumentId: null,
    invitationId,
    batchId: null,
    subject: null,
    changes: null,
    count: 1,
  };
  const line = {
    seq,
    documentId,
    type,
    outcome,
    reason,
    staffActor: actor,
    ...rest,
    atMs,
    sealedAtMs: atMs,
    commitment,
  };
  const at = new Date(atMs);
  return {
    ...{
      document_id: documentId,
      type,
      outcome,
      reason,
      actor,
      client_id: clientId,
      invitation_document_id: invitationId,
      count: 1,
      network,
      browser,
    },
    ...{
      at_ms: atMs,
      sealed_at_ms: atMs,
      seq,
      kid: keyring.currentKid,
      commitment,
      salt,
      created_at: at,
      updated_at: at,
    },
    seal: sealOf(keyOfChain(), last.seal, line),
  };
}

function keyOfChain(): Buffer {
  const key = keyring.key(keyring.currentKid, 'auditChain');
  if (!key) throw new Error('The secret of the benchmark has no key for the chain.');
  return key;
}

const isMySql = (database: Knex): boolean =>
  (database.client as { config: { client: unknown } }).config.client === 'mysql2';
