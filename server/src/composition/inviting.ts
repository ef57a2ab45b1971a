import { createBatches, createBatchStore, createRowStore } from '../batches';
import { createWorker } from '../delivery';
import { createDoor, createInvitations, parseInvitation } from '../invitations';
import { createMailLink } from '../sign-in';
import { connectionsOf } from '../strapi/database';
import type { Clients } from './clients';
import type { Ground } from './ground';
import type { AuditLog } from './audit-log';
import type { Delivery } from './delivery';
import type { Records } from './records';
import type { Requests } from './requests';
import type { Rules } from './rules';

type Parts = Ground & Rules & Records & AuditLog & Requests & Delivery & Clients;

/** Invitations: one by one, by the list, and the door that who was invited comes in by. */
export function composeInviting(parts: Parts) {
  const shared = sharedOf(parts);
  const invitations = composeInvitations(parts, shared);
  return { invitations, door: createDoor(shared), ...composeBatches(parts, invitations) };
}

function sharedOf(parts: Parts) {
  const { today, admission, policies, documents, invitationStore, inviters, accounts, clients } = parts;
  const { links, clientDesk, audit, transaction, keyring, clock, log } = parts;
  return {
    documents,
    invitations: invitationStore,
    inviters,
    accounts,
    admission,
    clients,
    guestAccess: clientDesk,
    links,
    policies,
    audit,
    transaction,
    keyring,
    clock,
    log,
    accountsClosed: () => today().accounts.creation === 'closed',
  };
}

function composeInvitations(parts: Parts, shared: ReturnType<typeof sharedOf>) {
  const { config, audience, keyring, clock, chance, addresses, deniedRoles, links, audit, auditStore } =
    parts;
  const { counters, targetRules, networkPrivacy, messages, letter, wakeMailWorker } = parts;
  return createInvitations(
    {
      parse: (body) => parseInvitation(body, targetRules),
      ...shared,
      history: {
        eventsOf: auditStore.ofInvitation,
        linksOf: links.findOfInvitation,
        linkEndsOf: links.liveEndsOf,
      },
      mailLink: createMailLink({ links, messages, audit, keyring, clock, chance, audience }),
      ...addresses,
      limiter: counters.limiter,
      audience,
      deniedRoles,
      mayCopyLinks: config.invitations.copyLink,
      sendableTypes: Object.keys(config.documents.paths),
      renderPreview: letter.preview,
      wakeWorker: wakeMailWorker,
    },
    { targetRules, networkPrivacy },
  );
}

function composeBatches(parts: Parts, invitations: ReturnType<typeof createInvitations>) {
  const { strapi, database, transaction, clock, log, today, inviters, audit, networkPrivacy } = parts;
  const batches = createBatches(
    {
      batches: createBatchStore(database),
      rows: createRowStore(database),
      inviting: invitations.inviteInBatch,
      inviters,
      audit,
      transaction,
      clock,
      log,
      wakeWorker: () => batchWorker.wake(),
      rowsPerDay: () => today().invitations.importedRowsPerDay,
      rowsAtOnce: () => Math.min(4, connectionsOf(strapi)),
    },
    { networkPrivacy },
  );
  // Of its own, and narrow: ends of access and mails don't wait for a thousand rows, nor do requests.
  const batchWorker = createWorker({ ...batches.dueWork, clock, log, places: 1 });
  return { batches, batchWorker };
}

export type Inviting = ReturnType<typeof composeInviting>;
