import type { Message, MessageState } from '../../../../server/src/domain/message';
import type { ClaimedMessage, MessageStore } from '../../../../server/src/domain/ports';

export interface Row extends Message {
  deliver: boolean;
  state: MessageState;
  dueAtMs: number;
  leaseId: string | null;
  problem: string | null;
  finishedAtMs: number | null;
}

/** The outbox's rows in memory, by the same contract as the real store (tests/contract). */
export function createMemoryMessages(): MessageStore & { rows: Map<string, Row> } {
  const rows = new Map<string, Row>();
  const close = (claim: ClaimedMessage, change: Partial<Row>): Promise<boolean> => {
    const row = rows.get(claim.documentId);
    if (row?.state !== 'queued' || row.leaseId !== claim.leaseId) return Promise.resolve(false);
    rows.set(claim.documentId, { ...row, ...change, leaseId: null });
    return Promise.resolve(true);
  };
  return {
    rows,
    enqueue(message, { deliver }) {
      const waiting = { state: 'queued', dueAtMs: message.createdAtMs } as const;
      rows.set(message.documentId, {
        ...message,
        ...waiting,
        deliver,
        leaseId: null,
        problem: null,
        finishedAtMs: null,
      });
      return Promise.resolve();
    },
    claimDue(lane, limit, lease, nowMs) {
      const due = [...rows.values()].filter(
        (row) => row.state === 'queued' && row.lane === lane && row.dueAtMs <= nowMs,
      );
      const claimed = due
        .sort((a, b) => a.dueAtMs - b.dueAtMs)
        .slice(0, limit)
        .map((row) => ({ ...row, attempts: row.attempts + 1, dueAtMs: lease.untilMs, leaseId: lease.id }));
      for (const row of claimed) rows.set(row.documentId, row);
      return Promise.resolve(claimed);
    },
    markDone: (claim, state, nowMs) => close(claim, { state, finishedAtMs: nowMs, problem: null }),
    markRetry: (claim, dueAtMs, problem) => close(claim, { dueAtMs, problem }),
    markFailed: (claim, problem, nowMs) => close(claim, { state: 'failed', finishedAtMs: nowMs, problem }),
    nextDueAtMs(lanes) {
      const waiting = [...rows.values()]
        .filter((row) => row.state === 'queued' && lanes.includes(row.lane))
        .map((row) => row.dueAtMs);
      return Promise.resolve(waiting.length === 0 ? undefined : Math.min(...waiting));
    },
  };
}
