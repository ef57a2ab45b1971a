import { createWorker } from '../delivery';
import {
  createEraseStore,
  createImportRowStore,
  createPersonalRecords,
  createPrivacy,
  createTraceStore,
} from '../privacy';
import { createRecordStore, createRetention } from '../retention';
import { liveView } from '../strapi/live-view';
import type { Ground } from './ground';
import type { AuditLog } from './audit-log';
import type { Records } from './records';
import type { Rules } from './rules';

/** How long anything is kept: what is old goes by itself, one person by request. */
export function composeKeeping(parts: Ground & Rules & Records & AuditLog) {
  const { database, transaction, keyring, clock, log, today, accounts, sessions } = parts;
  const { audit, sealedLog, personalLines } = parts;
  const retention = createRetention({
    records: createRecordStore(database),
    accounts,
    pruneOnce: sealedLog.pruneOnce,
    rules: liveView(() => today().retention),
    audit,
    transaction,
    clock,
    log,
  });
  const privacy = createPrivacy({
    traces: createTraceStore(database),
    shown: createPersonalRecords(database),
    records: createEraseStore(database),
    importRows: createImportRowStore(database),
    lines: personalLines,
    accounts,
    sessions,
    keyring,
    audit,
    transaction,
    clock,
  });
  return { privacy, retentionWorker: createWorker({ ...retention, clock, log, places: 1 }) };
}
