import {
  createComposeMail,
  createComposeNotice,
  createHome,
  createInvitationLetter,
  createMessageStore,
  createNotices,
  createOutbox,
  createWorker,
} from '../delivery';
import { createMailer } from '../strapi/mailer';
import { createRememberedAddress } from '../strapi/remembered-address';
import type { Ground } from './ground';
import type { AuditLog } from './audit-log';
import type { Records } from './records';
import type { Rules } from './rules';

export type Delivery = ReturnType<typeof composeDelivery>;

/** Every mail: written down with what it tells of, composed when it is due, sent by one worker, and from home only. */
export function composeDelivery(parts: Ground & Rules & Records & AuditLog) {
  const { strapi, config, database, transaction, clock, chance, log, audit, invitationStore } = parts;
  const messages = createMessageStore(database);
  const mailer = createMailer(strapi, config);
  const home = composeHome(parts, () => mailWorker.wake());
  const { letter, composeMail } = composeTexts(parts);
  const outbox = createOutbox({
    messages,
    mailer,
    isAtHome: home.isAtHome,
    composeMail,
    noteDelivery: invitationStore.noteDelivery,
    audit,
    transaction,
    clock,
    log,
    chance,
  });
  const mailWorker = createWorker({ ...outbox, perform: outbox.deliver, clock, log });
  const { wake: wakeMailWorker } = mailWorker;
  return {
    messages,
    mailer,
    home,
    letter,
    notices: createNotices({
      messages,
      afterCommit: database.afterCommit,
      wakeWorker: wakeMailWorker,
      clock,
    }),
    mailWorker,
    wakeMailWorker,
  };
}

/** Whether this is the server that mail goes out from; a copied database mails nobody. */
function composeHome(
  { strapi, surroundings, transaction, audit, clock, log }: Ground & AuditLog,
  wakeWorker: () => void,
) {
  return createHome({
    remembered: createRememberedAddress(strapi),
    publicUrl: surroundings.publicUrl,
    production: surroundings.production,
    transaction,
    audit,
    clock,
    log,
    wakeWorker,
  });
}

/** What the mails say. */
function composeTexts(parts: Ground & Rules & Records) {
  const { addresses, admission, access, accounts, invitationStore, inviters, links } = parts;
  const { keyring, clock, audience } = parts;
  const letter = createInvitationLetter({ invitations: invitationStore, inviters, ...addresses });
  const composeNotice = createComposeNotice({
    accessOf: access.find,
    accounts,
    invitations: invitationStore,
    inviters,
    links,
    clock,
    ...addresses,
  });
  const composeMail = createComposeMail({
    composeNotice,
    letter,
    accounts,
    admission,
    links,
    keyring,
    clock,
    audience,
    ...addresses,
  });
  return { letter, composeMail };
}
