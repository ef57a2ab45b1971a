import { createAuditStore, createChainStore } from '../../../server/src/audit';
import { createCheckpoints } from '../../../server/src/audit/prune-log';
import { createSealEvents, type SealEventsDeps } from '../../../server/src/audit/seal-events';
import { createVerifyChain } from '../../../server/src/audit/verify-chain';
import { TABLES } from '../../../server/src/content-types';
import type { AuditEvent } from '../../../server/src/domain/audit';
import { createKeyring } from '../../../server/src/domain/keyring';
import { liveView } from '../../../server/src/strapi/live-view';
import { NOW_MS } from './links';
import type { TestDatabase } from './test-database';

export const DAY_MS = 86_400_000;
export const keyring = createKeyring(['a secret of at least thirty-two characters']);

export const newEvent = (change: Partial<AuditEvent> = {}): AuditEvent => ({
  type: 'sign-in.succeeded',
  outcome: 'success',
  reason: null,
  actor: null,
  clientId: 7,
  linkDocumentId: 'link',
  invitationId: null,
  batchId: null,
  subject: null,
  changes: null,
  count: 1,
  origin: { browser: 'Firefox on Linux', network: '192.0.2.0/24' },
  atMs: NOW_MS,
  ...change,
});

/** The log of a suite, and who seals, verifies and prunes it. The database is opened later than the suite is told. */
export function chainOf(testDatabase: () => TestDatabase) {
  const log = liveView(() => createAuditStore(testDatabase().database));
  const chain = liveView(() => createChainStore(testDatabase().database));

  const sealer = (more: Partial<SealEventsDeps> = {}) =>
    createSealEvents({
      chain,
      keyring,
      transaction: testDatabase().database.transaction,
      clock: () => NOW_MS,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      tellHead: () => undefined,
      ...more,
    });
  const sealAll = async () => {
    const { claim, perform } = sealer();
    while ((await claim()).length > 0) await perform();
  };
  /** A line that was written and sealed so many days ago. */
  const sealedDaysAgo = async (days: number, more: Partial<SealEventsDeps> = {}) => {
    const atMs = NOW_MS - days * DAY_MS;
    await log.append(newEvent({ atMs }));
    await sealer({ clock: () => atMs, ...more }).perform();
  };
  const verify = (expected?: { seq: number; seal: string }) =>
    createVerifyChain({ chain, keyring, clock: () => NOW_MS })(expected);
  const checkpoints = () =>
    createCheckpoints({ chain, keyring, transaction: testDatabase().database.transaction });
  const events = () => testDatabase().knex(TABLES.auditEvents);

  return { log, chain, sealer, sealAll, sealedDaysAgo, verify, checkpoints, events };
}
