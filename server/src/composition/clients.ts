import { createClients, createDueStore, createLinkControl, createMilestoneStore } from '../clients';
import { createWorker } from '../delivery';
import { createClientRecords } from '../strapi/client-records';
import { createLinkRecords } from '../strapi/link-records';
import { createRecipients } from '../strapi/recipients';
import { createSessionSweep } from '../strapi/session-sweep';
import type { Ground } from './ground';
import type { AuditLog } from './audit-log';
import type { Delivery } from './delivery';
import type { Records } from './records';
import type { Rules } from './rules';

/** Mails a pending invitation anew, when its day has come. */
type Remind = (invitationId: string, leasedUntilMs: number) => Promise<void>;

/** Who can sign in and until when, and the worker for what falls due by itself: ends, their warnings, reminders. */
export function composeClients(parts: Ground & Rules & Records & AuditLog & Delivery & { remind: Remind }) {
  const { strapi, config, database, transaction, clock, log } = parts;
  const { access, accounts, clients, sessions, policies, audit, notices, remind } = parts;
  const clientDesk = createClients({
    access,
    notices,
    due: createDueStore(database),
    linkControl: createLinkControl(database),
    milestoneStore: createMilestoneStore(database),
    milestones: config.invitations.milestones,
    remind,
    directory: {
      ...createClientRecords(strapi, database),
      ...createLinkRecords(strapi, database, policies),
      ...createRecipients(strapi, database),
    },
    sessionSweep: createSessionSweep(strapi, database, clock),
    accounts,
    clients,
    sessions,
    policies,
    accessCeilingSeconds: config.ceilings.accessDurationSeconds,
    audit,
    transaction,
    clock,
    log,
    wakeWorker: () => dueWorker.wake(),
  });
  const dueWorker = createWorker({ ...clientDesk.dueWork, clock, log });
  return { clientDesk, dueWorker };
}

export type Clients = ReturnType<typeof composeClients>;
