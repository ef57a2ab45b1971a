import {
  createAudit,
  createAuditStore,
  createChainStore,
  createListStore,
  createPersonalLines,
  createPersonLineStore,
  createSealedLog,
} from '../audit';
import { createWorker } from '../delivery';
import { createEvents } from '../strapi/event-hub';
import type { Ground } from './ground';
import type { Records } from './records';

export type AuditLog = ReturnType<typeof composeAuditLog>;

/** The log of who did what: written as it happens, sealed soon after, read, pruned, and cleared of a person. */
export function composeAuditLog(parts: Ground & Records) {
  const { strapi, database, transaction, keyring, clock, log, people, inviters } = parts;
  const events = createEvents(strapi);
  const auditStore = createAuditStore(database);
  const audit = createAudit({ store: auditStore, events, afterCommit: database.afterCommit, clock, log });
  const chain = createChainStore(database);
  const sealedLog = createSealedLog({
    chain,
    reader: createListStore(database, people),
    people,
    names: inviters,
    keyring,
    audit,
    events,
    transaction,
    clock,
    log,
  });
  return {
    audit,
    auditStore,
    sealedLog,
    personalLines: createPersonalLines({ chain, lines: createPersonLineStore(database), keyring }),
    sealingWorker: createWorker({ ...sealedLog.sealing, clock, log, places: 1 }),
  };
}
