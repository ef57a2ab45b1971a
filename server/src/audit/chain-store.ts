import { TABLES } from '../content-types';
import { GENESIS, type PersonalFields } from '../domain/chain';
import type { ChainStore, Checkpoint, StoredLine, UnsealedLine } from '../domain/chain-ports';
import { randomId } from '../domain/link';
import type { Database } from '../strapi/database';
import { toErasure, toEvent, type EventRow } from './event-row';

const HEAD = { name: 'head' };
const CHECKPOINT = { name: 'checkpoint' };
/** `key:<kid>:<kid of what it is wrapped with>`. */
const KEY_PREFIX = 'key:';

/** The chain in the database. Lines are never touched but to be sealed, once, and to be removed, from the oldest on. */
export function createChainStore(database: Database): ChainStore {
  const anchor = (name: { name: string }) =>
    database.run<AnchorRow | undefined>((table) => table(TABLES.auditAnchors).where(name).first());

  return {
    async lockHead() {
      const held = await database.run<AnchorRow | undefined>((table) =>
        table(TABLES.auditAnchors).where(HEAD).forUpdate().first(),
      );
      if (held) return { ...toHead(held), toldAtMs: toMs(held.told_at_ms) };
      // Two instances that seal first meet at the unique name, and one of them tries again.
      await database.run((table) =>
        table(TABLES.auditAnchors).insert({ document_id: randomId(12), ...HEAD, ...GENESIS }),
      );
      return { ...GENESIS, toldAtMs: null };
    },

    async unsealed(limit) {
      const rows = await database.run<EventRow[]>((table) =>
        table(TABLES.auditEvents).whereNull('seq').orderBy('id').limit(limit),
      );
      return rows.map(toUnsealed);
    },

    async seal(seals) {
      for (const { id, sealedAtMs, ...columns } of seals) {
        const sealed = await database.run<number>((table) =>
          table(TABLES.auditEvents)
            .where({ id })
            .whereNull('seq')
            .update({ ...columns, sealed_at_ms: sealedAtMs }),
        );
        if (sealed !== 1)
          throw new Error('A line of the log was sealed by somebody who did not hold the head.');
      }
    },

    async moveHead({ seq, seal }) {
      const moved = await database.run<number>((table) =>
        table(TABLES.auditAnchors).where(HEAD).where('seq', '<', seq).update({ seq, seal }),
      );
      if (moved !== 1) throw new Error('The head of the log’s chain moved while it was held.');
    },

    async markTold(nowMs, beforeMs) {
      const marked = await database.run<number>((table) =>
        table(TABLES.auditAnchors)
          .where(HEAD)
          // A moment to come was written by nobody's clock: it would silence the head.
          .where(
            (told) =>
              void told
                .whereNull('told_at_ms')
                .orWhere('told_at_ms', '<', beforeMs)
                .orWhere('told_at_ms', '>', nowMs),
          )
          .update({ told_at_ms: nowMs }),
      );
      return marked === 1;
    },

    async head() {
      const row = await anchor(HEAD);
      return row ? toHead(row) : GENESIS;
    },

    async checkpoint() {
      const row = await anchor(CHECKPOINT);
      return row && { ...toHead(row), kid: row.kid ?? '', mac: row.mac ?? '' };
    },

    async countUnsealed() {
      const row = await database.run<{ total: number | string } | undefined>((table) =>
        table(TABLES.auditEvents).whereNull('seq').count({ total: '*' }).first(),
      );
      return Number(row?.total ?? 0);
    },

    async linesAfter(seq, upTo, limit) {
      const rows = await database.run<EventRow[]>((table) =>
        table(TABLES.auditEvents).where('seq', '>', seq).where('seq', '<=', upTo).orderBy('seq').limit(limit),
      );
      return rows.map(toStored);
    },

    async findStray(seq, upTo) {
      const row = await database.run<Pick<EventRow, 'seq'> | undefined>((table) =>
        table(TABLES.auditEvents).where('seq', '<=', seq).orWhere('seq', '>', upTo).first('seq'),
      );
      return row && Number(row.seq);
    },

    async prune(checkpoint) {
      await writeCheckpoint(checkpoint);
      return database.run<number>((table) =>
        table(TABLES.auditEvents).where('seq', '<=', checkpoint.seq).delete(),
      );
    },

    async wrappedKeys() {
      const rows = await database.run<AnchorRow[]>((table) =>
        table(TABLES.auditAnchors).where('name', 'like', `${KEY_PREFIX}%`),
      );
      return rows.map(({ name, kid, seal }) => ({
        kid: name.split(':')[1] ?? '',
        by: kid ?? '',
        wrapped: seal,
      }));
    },

    async keepKey({ kid, by, wrapped }) {
      const row = { name: `${KEY_PREFIX}${kid}:${by}`, seq: 0, seal: wrapped, kid: by };
      await database.run((table) =>
        table(TABLES.auditAnchors)
          .insert({ document_id: randomId(12), ...row })
          .onConflict('name')
          .ignore(),
      );
    },
  };

  async function writeCheckpoint({ seq, seal, kid, mac }: Checkpoint): Promise<void> {
    const columns = { seq, seal, kid, mac };
    const moved = await database.run<number>((table) =>
      table(TABLES.auditAnchors).where(CHECKPOINT).update(columns),
    );
    if (moved === 0) {
      await database.run((table) =>
        table(TABLES.auditAnchors).insert({ document_id: randomId(12), ...CHECKPOINT, ...columns }),
      );
    }
  }
}

type BigInteger = number | string;

interface AnchorRow {
  name: string;
  seq: BigInteger;
  seal: string;
  kid: string | null;
  mac: string | null;
  told_at_ms: BigInteger | null;
}

const toHead = ({ seq, seal }: AnchorRow) => ({ seq: Number(seq), seal });
const toMs = (value: BigInteger | null): number | null => (value === null ? null : Number(value));

const isUser = (actor: string | null): boolean => actor?.startsWith('user:') ?? false;

function toPersonal({ client_id: clientId, actor, network, browser }: EventRow): PersonalFields {
  return { clientId, userActor: isUser(actor) ? actor : null, network, browser };
}

function toLine(row: EventRow): UnsealedLine['line'] {
  const { documentId, type, outcome, reason, actor, subject, ...event } = toEvent(row);
  const { linkDocumentId, invitationId, batchId, count, atMs } = event;
  return {
    ...{ documentId, type, outcome, reason, linkDocumentId, invitationId, batchId, subject, count, atMs },
    changes: row.changes,
    staffActor: isUser(actor) ? null : actor,
  };
}

const toUnsealed = (row: EventRow): UnsealedLine => ({
  id: row.id,
  line: toLine(row),
  personal: toPersonal(row),
});

const toStored = (row: EventRow): StoredLine => ({
  line: {
    ...toLine(row),
    seq: Number(row.seq),
    sealedAtMs: Number(row.sealed_at_ms),
    commitment: row.commitment ?? '',
  },
  seal: row.seal ?? '',
  kid: row.kid ?? '',
  salt: row.salt,
  erasure: toErasure(row.erasure),
  personal: toPersonal(row),
});
