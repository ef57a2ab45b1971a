import type { LogReason } from '../../../contracts';
import type { AuditEvent, AuditOrigin, AuditType } from '../domain/audit';
import { eventOf, type Events } from '../domain/events';
import type { Audit, AuditStore, Clock, Log } from '../domain/ports';

export interface AuditDeps {
  store: AuditStore;
  events: Events;
  /** Does it once what the caller's transaction wrote stands. */
  afterCommit: (work: () => void) => Promise<void>;
  clock: Clock;
  log: Log;
}

const FLOOD_WINDOW_MS = 60_000;
const NOWHERE: AuditOrigin = { browser: null, network: null };

/**
 * Writes the log. `record` takes part in the caller's transaction, so that an event stands if and only if what it
 * tells of does; what Strapi's hub is told of it, it is told then. `countFlood` is for what anybody can cause at no cost: it is counted, and written once a minute.
 */
export function createAudit({
  store,
  events,
  afterCommit,
  clock,
  log,
}: AuditDeps): Audit & { stop(): Promise<void> } {
  const floods = new Map<string, { type: AuditType; reason: LogReason; count: number }>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    const counted = [...floods.values()];
    floods.clear();
    timer = undefined;
    for (const { type, reason, count } of counted) {
      await store.append({ ...blank(type, clock()), outcome: 'refused', reason, count });
    }
  }

  return {
    async record(event) {
      const line = { ...blank(event.type, clock()), ...event };
      await store.append(line);
      const told = eventOf(line);
      if (told) await afterCommit(() => events.emit(told.name, told.payload));
    },

    countFlood(type, reason) {
      const flood = floods.get(`${type} ${reason}`) ?? { type, reason, count: 0 };
      floods.set(`${type} ${reason}`, { ...flood, count: flood.count + 1 });
      timer ??= setTimeout(() => {
        flush().catch((error: unknown) => log.error(`Audit events were lost: ${String(error)}`));
      }, FLOOD_WINDOW_MS).unref();
    },

    async stop() {
      clearTimeout(timer);
      await flush();
    },
  };
}

function blank(type: AuditType, atMs: number): AuditEvent {
  return {
    type,
    outcome: 'success',
    reason: null,
    actor: null,
    clientId: null,
    linkDocumentId: null,
    invitationId: null,
    batchId: null,
    subject: null,
    changes: null,
    count: 1,
    origin: NOWHERE,
    atMs,
  };
}
