import { createAccessStore } from '../clients';
import { createInvitationStore } from '../invitations';
import { createClientStore, createLinkStore } from '../sign-in';
import { createAccounts } from '../strapi/accounts';
import { createFirstStart } from '../strapi/address-proofs';
import { createDocuments } from '../strapi/documents';
import { createInviters } from '../strapi/inviters';
import { createPeople } from '../strapi/people';
import { createSessions } from '../strapi/sessions';
import type { Ground } from './ground';

export type Records = ReturnType<typeof composeRecords>;

/** Who and what there is: accounts, sessions, links, invitations, entries. More than one part reads or writes each. */
export function composeRecords({ strapi, config, surroundings, database, clock }: Ground) {
  const clients = createClientStore(database);
  return {
    links: createLinkStore(database),
    clients,
    access: createAccessStore(database),
    invitationStore: createInvitationStore(database),
    firstStart: createFirstStart(strapi, clock),
    accounts: createAccounts(strapi, database),
    sessions: createSessions(strapi, surroundings, clients, clock),
    people: createPeople(strapi, database),
    inviters: createInviters(strapi),
    documents: createDocuments(strapi, config.documents.paths),
  };
}
