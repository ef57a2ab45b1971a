import { TABLES } from '../content-types';
import { MESSAGE_KINDS, type Message, type MessageKind, type MessageState } from '../domain/message';
import type { ClaimedMessage, MessageStore } from '../domain/ports';
import type { Database, Table } from '../strapi/database';

interface MessageRow {
  document_id: string;
  kind: MessageKind;
  link_document_id: string | null;
  client_id: number | null;
  invitation_document_id: string | null;
  requested_from_browser: string | null;
  requested_from_network: string | null;
  deliver: boolean | number;
  attempts: number;
  created_at_ms: number | string;
  lease_id: string | null;
}

/**
 * The outbox. A waiting message is due at `due_at_ms`; a lease moves that to the lease's end, so that what a killed
 * instance left behind falls due again by itself.
 */
export function createMessageStore(database: Database): MessageStore {
  const close = async (claim: ClaimedMessage, change: MessageChange): Promise<boolean> => {
    const changed: number = await database.run((table) =>
      table(TABLES.messages)
        .where({ document_id: claim.documentId, lease_id: claim.leaseId, state: 'queued' })
        .update({ ...change, lease_id: null }),
    );
    return changed === 1;
  };

  return {
    async enqueue(message, options) {
      await database.run((table) => table(TABLES.messages).insert(toRow(message, options)));
    },

    async claimDue(limit, lease, nowMs) {
      const due: { document_id: string }[] = await database.run((table) =>
        waiting(table)
          .where('due_at_ms', '<=', nowMs)
          .orderBy('due_at_ms')
          .limit(limit)
          .select('document_id'),
      );
      if (due.length === 0) return [];
      // Another instance may have seen the same rows: the condition is judged again on the row as it is now.
      await database.run((table) =>
        table(TABLES.messages)
          .whereIn(
            'document_id',
            due.map((row) => row.document_id),
          )
          .where({ state: 'queued' })
          .where('due_at_ms', '<=', nowMs)
          .update({ lease_id: lease.id, due_at_ms: lease.untilMs })
          .increment('attempts', 1),
      );
      const claimed = await database.run<MessageRow[]>((table) =>
        table(TABLES.messages).where({ lease_id: lease.id, state: 'queued' }),
      );
      return claimed.map((row) => toClaimedMessage(row, lease.id));
    },

    markDone: (claim, state, nowMs) => close(claim, { state, finished_at_ms: nowMs, problem: null }),
    markRetry: (claim, dueAtMs, problem) => close(claim, { due_at_ms: Math.ceil(dueAtMs), problem }),
    markFailed: (claim, problem, nowMs) => close(claim, { state: 'failed', finished_at_ms: nowMs, problem }),

    async nextDueAtMs() {
      const row: { due_at_ms: number | string } | undefined = await database.run((table) =>
        waiting(table).orderBy('due_at_ms').first('due_at_ms'),
      );
      return row && Number(row.due_at_ms);
    },
  };
}

/** Another version's kinds are neither claimed nor waited for: one such row would hold up all mail. */
const waiting = (table: Table) =>
  table(TABLES.messages)
    .where({ state: 'queued' })
    .whereIn('kind', [...MESSAGE_KINDS]);

interface MessageChange {
  state?: MessageState;
  due_at_ms?: number;
  finished_at_ms?: number;
  problem: string | null;
}

function toRow(message: Message, { deliver, dueAtMs }: { deliver: boolean; dueAtMs: number }) {
  return {
    document_id: message.documentId,
    kind: message.kind,
    link_document_id: message.linkDocumentId,
    client_id: message.clientId,
    invitation_document_id: message.invitationId,
    requested_from_browser: message.requestedFrom.browser,
    requested_from_network: message.requestedFrom.network,
    deliver,
    state: 'queued' satisfies MessageState,
    attempts: message.attempts,
    due_at_ms: dueAtMs,
    created_at_ms: message.createdAtMs,
    created_at: new Date(message.createdAtMs),
    updated_at: new Date(message.createdAtMs),
  };
}

function toClaimedMessage(row: MessageRow, leaseId: string): ClaimedMessage {
  return {
    documentId: row.document_id,
    kind: row.kind,
    linkDocumentId: row.link_document_id,
    clientId: row.client_id,
    invitationId: row.invitation_document_id,
    createdAtMs: Number(row.created_at_ms),
    requestedFrom: { browser: row.requested_from_browser, network: row.requested_from_network },
    attempts: row.attempts,
    deliver: Boolean(row.deliver),
    leaseId,
  };
}
