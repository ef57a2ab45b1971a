import { TABLES } from '../content-types';
import { randomId, type Link, type RevocationReason } from '../domain/link';
import type { LinkStore } from '../domain/ports';
import type { Database, Table } from '../strapi/database';
import { toLink, toRow, type LinkRow } from './link-row';

type PlaceRow = Pick<LinkRow, 'expires_at_ms' | 'used_at_ms' | 'revoked_at_ms'> & { live_place: string };

interface HandoffRow {
  link_document_id: string;
  expires_at_ms: number | string;
}

/** Links and handoffs in the database. Every statement that decides something is one guarded UPDATE. */
export function createLinkStore(database: Database): LinkStore {
  const findBy = async (where: Record<string, string>): Promise<Link | undefined> => {
    const row = await database.run<LinkRow | undefined>((table) => table(TABLES.tokens).where(where).first());
    return row && toLink(row);
  };

  return {
    async insert(link, place) {
      await database.run((table) => table(TABLES.tokens).insert({ ...toRow(link), live_place: place }));
    },

    findByJti: (jti) => findBy({ jti }),
    findByRequestId: (requestId) => findBy({ request_id: requestId }),
    findByDocumentId: (documentId) => findBy({ document_id: documentId }),

    async findByHandoff(hash) {
      const handoff = await database.run<HandoffRow | undefined>((table) =>
        table(TABLES.handoffs).where({ hash }).first('link_document_id', 'expires_at_ms'),
      );
      const link = handoff && (await findBy({ document_id: handoff.link_document_id }));
      return link && { link, handoff: { expiresAtMs: Number(handoff.expires_at_ms) } };
    },

    findPlace: (addressKeys, limit, nowMs) => findPlace(database, addressKeys, limit, nowMs),

    async lockLive(addressKeys, nowMs) {
      await database.run((table) =>
        liveLinks(table, addressKeys, nowMs)
          .orderBy(['address_key', 'expires_at_ms', 'id'])
          .forUpdate()
          .select('id'),
      );
    },

    async markUsed(documentId, nowMs) {
      const changed: number = await database.run((table) =>
        liveLink(table, documentId, nowMs).update({ used_at_ms: nowMs, ...DONE_WAITING }),
      );
      return changed === 1;
    },

    async giveTo(documentId, clientId) {
      await database.run((table) =>
        table(TABLES.tokens).where({ document_id: documentId }).update({ client_id: clientId }),
      );
    },

    async revokeLive(addressKeys, reason, nowMs) {
      return database.run<number>((table) =>
        liveLinks(table, addressKeys, nowMs)
          .where({ purpose: 'sign-in' })
          .update({ revoked_at_ms: nowMs, revoked_reason: reason, ...DONE_WAITING }),
      );
    },

    async revokeOfInvitation(invitationId, reason, nowMs) {
      return database.run<number>((table) =>
        table(TABLES.tokens)
          .where({ invitation_document_id: invitationId })
          .whereNull('used_at_ms')
          .whereNull('revoked_at_ms')
          .update({ revoked_at_ms: nowMs, revoked_reason: reason, ...DONE_WAITING }),
      );
    },

    async findOfInvitation(invitationId) {
      const rows = await database.run<LinkRow[]>((table) =>
        table(TABLES.tokens)
          .where({ invitation_document_id: invitationId })
          .orderBy('issued_at_ms', 'desc')
          .orderBy('id', 'desc')
          .limit(LINKS_SHOWN),
      );
      return rows.map(toLink);
    },

    async liveEndsOf(invitationIds, nowMs) {
      const rows = await database.run<{ invitation_document_id: string; ends: number | string }[]>((table) =>
        table(TABLES.tokens)
          .whereIn('invitation_document_id', [...invitationIds])
          .whereNull('used_at_ms')
          .whereNull('revoked_at_ms')
          .where('expires_at_ms', '>', nowMs)
          .groupBy('invitation_document_id')
          .select('invitation_document_id')
          .max({ ends: 'expires_at_ms' }),
      );
      return new Map(rows.map((row) => [row.invitation_document_id, Number(row.ends)]));
    },

    async markReported(documentId, nowMs) {
      const first = await database.run<number>((table) =>
        table(TABLES.tokens)
          .where({ document_id: documentId })
          .whereNull('reported_at_ms')
          .update({ reported_at_ms: nowMs }),
      );
      if (first !== 1) return false;
      await database.run((table) =>
        table(TABLES.tokens)
          .where({ document_id: documentId })
          .whereNull('used_at_ms')
          .whereNull('revoked_at_ms')
          .update({
            revoked_at_ms: nowMs,
            revoked_reason: 'reported' satisfies RevocationReason,
            ...DONE_WAITING,
          }),
      );
      return true;
    },

    async countCodeAttempt(requestId, limit) {
      const changed: number = await database.run((table) =>
        table(TABLES.tokens)
          .where({ request_id: requestId })
          .where('code_attempts', '<', limit)
          .increment('code_attempts', 1),
      );
      return changed === 1;
    },

    addHandoff: (documentId, handoff, limit, nowMs) =>
      database.transaction(() => addHandoff(database, documentId, handoff, limit, nowMs)),
  };
}

/** Of an invitation: what nobody scrolls further than. */
const LINKS_SHOWN = 100;

/** What a link that was used or withdrawn gives back. */
const DONE_WAITING = { live_place: null, newcomer_address: null } as const;

const liveLink = (table: Table, documentId: string, nowMs: number) =>
  table(TABLES.tokens)
    .where({ document_id: documentId })
    .whereNull('used_at_ms')
    .whereNull('revoked_at_ms')
    .where('expires_at_ms', '>', nowMs);

const liveLinks = (table: Table, addressKeys: readonly string[], nowMs: number) =>
  table(TABLES.tokens)
    .whereIn('address_key', [...addressKeys])
    .where('expires_at_ms', '>', nowMs)
    .whereNull('used_at_ms')
    .whereNull('revoked_at_ms');

/** A link that is no longer live may still stand in its place: it makes room for the one that wants it. */
async function findPlace(
  database: Database,
  addressKeys: readonly string[],
  limit: number,
  nowMs: number,
): Promise<string | null> {
  const taken = await database.run<PlaceRow[]>((table) =>
    table(TABLES.tokens)
      .whereIn('address_key', [...addressKeys])
      .whereNotNull('live_place')
      .select('live_place', 'expires_at_ms', 'used_at_ms', 'revoked_at_ms'),
  );
  const live = taken.filter(
    (row) => Number(row.expires_at_ms) > nowMs && row.used_at_ms === null && row.revoked_at_ms === null,
  );
  if (live.length >= limit) return null;
  const places = Array.from({ length: limit }, (_, n) => `${addressKeys[0] ?? ''}:${n}`);
  const free = places.find((place) => live.every((row) => row.live_place !== place)) ?? null;
  if (taken.some((row) => row.live_place === free)) {
    await database.run((table) =>
      table(TABLES.tokens)
        .where({ live_place: free })
        .where((dead) => {
          void dead
            .where('expires_at_ms', '<=', nowMs)
            .orWhereNotNull('used_at_ms')
            .orWhereNotNull('revoked_at_ms');
        })
        .update({ live_place: null }),
    );
  }
  return free;
}

async function addHandoff(
  database: Database,
  documentId: string,
  handoff: { hash: string; expiresAtMs: number },
  limit: number,
  nowMs: number,
): Promise<boolean> {
  // Holds the link's row, so that two presses of the button count one after the other.
  const held: number = await database.run((table) =>
    liveLink(table, documentId, nowMs).update({ updated_at: new Date(nowMs) }),
  );
  if (held !== 1) return false;
  const row = await database.run<{ live: number | string } | undefined>((table) =>
    table(TABLES.handoffs)
      .where({ link_document_id: documentId })
      .where('expires_at_ms', '>', nowMs)
      .count({ live: '*' })
      .first(),
  );
  if (Number(row?.live ?? 0) >= limit) return false;
  await database.run((table) =>
    table(TABLES.handoffs).insert({
      document_id: randomId(12),
      hash: handoff.hash,
      link_document_id: documentId,
      expires_at_ms: handoff.expiresAtMs,
    }),
  );
  return true;
}
