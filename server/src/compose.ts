import type { Core } from '@strapi/types';
import { composeAuditLog } from './composition/audit-log';
import { composeClients } from './composition/clients';
import { composeDelivery } from './composition/delivery';
import { layGround } from './composition/ground';
import { composeInviting } from './composition/inviting';
import { composeKeeping } from './composition/keeping';
import { composeRecords } from './composition/records';
import { composeRequests } from './composition/requests';
import { composeDesks, composeRules } from './composition/rules';
import { composeSignIn } from './composition/sign-in';
import { guardSessions } from './strapi/session-guard';
import { endSessionsOfClosedAccounts } from './strapi/closed-accounts';
import { watchMailConfirmations } from './strapi/address-proofs';
import { allowWebhooks } from './strapi/event-hub';
import { grantToEditors } from './strapi/role-defaults';

/** The whole dependency graph, part by part. Throws a ConfigError for whatever keeps the plugin from starting. */
export function compose(strapi: Core.Strapi) {
  const ground = layGround(strapi);
  const rules = composeRules(ground);
  const records = composeRecords(ground);
  const auditLog = composeAuditLog({ ...ground, ...records });
  const requests = composeRequests({ ...ground, ...rules });
  const known = { ...ground, ...rules, ...records, ...auditLog };

  const delivery = composeDelivery(known);
  const clients = composeClients({
    ...known,
    ...delivery,
    // The two need each other: an invitation grants guest access, and reminders fall due beside ends of access.
    remind: (id, leasedUntilMs) => inviting.invitations.remindInvitation(id, leasedUntilMs),
  });
  const inviting = composeInviting({ ...known, ...requests, ...delivery, ...clients });
  const signIn = composeSignIn({ ...known, ...requests, ...delivery, door: inviting.door });
  const keeping = composeKeeping(known);

  const workers = [
    delivery.mailWorker,
    clients.dueWorker,
    inviting.batchWorker,
    auditLog.sealingWorker,
    keeping.retentionWorker,
  ];

  /** What must stand before the server listens. */
  async function prepare(): Promise<void> {
    const { database, surroundings, keyring, clock } = ground;
    await rules.refresh();
    rules.freshness.start();
    await records.firstStart.remember();
    await requests.counters.prepare();
    await auditLog.sealedLog.keepOldKeys();
    guardSessions(strapi, database, surroundings, clock);
    endSessionsOfClosedAccounts(strapi, { sessions: records.sessions, audit: auditLog.audit });
    watchMailConfirmations(strapi, { clients: records.clients, keyring, clock });
    allowWebhooks(strapi);
  }

  /** Begins to send and to end, once the server listens. Work that fell due while nobody ran is caught up first. */
  function start(): void {
    for (const each of workers) each.start();
    for (const begun of [delivery.home.announce(), grantToEditors(strapi, ground.database)]) {
      begun.catch((error: unknown) => ground.log.error(`magic-link: ${String(error)}`));
    }
  }

  async function stop(): Promise<void> {
    rules.freshness.stop();
    await Promise.all(workers.map((each) => each.stop()));
    await auditLog.audit.stop();
    delivery.mailer.close();
    requests.counters.close();
  }

  return {
    config: ground.config,
    surroundings: ground.surroundings,
    ...composeDesks(known),
    signIn,
    invitations: inviting.invitations,
    batches: inviting.batches,
    home: delivery.home,
    clients: clients.clientDesk,
    log: auditLog.sealedLog,
    privacy: keeping.privacy,
    prepare,
    start,
    stop,
  };
}

export type MagicLink = ReturnType<typeof compose>;
