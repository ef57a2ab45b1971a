import { ACTOR_KINDS, type PersonalAccount, type PersonalData, type PersonalLine } from '../../../contracts';
import type { Address } from '../domain/address';
import type { Actor } from '../domain/audit';
import type { StoredEvent } from '../domain/audit-ports';
import type { Audit, Client, Clock } from '../domain/ports';
import type { ImportRowStore, Person, PersonalLog, PersonalRecords } from '../domain/privacy';
import { isoOf } from '../domain/moment';
import { createFindPerson, type FindPersonDeps } from './find-person';

export interface ExportPersonDeps extends FindPersonDeps {
  shown: PersonalRecords;
  importRows: ImportRowStore;
  lines: PersonalLog;
  audit: Audit;
  clock: Clock;
}

/** Of each kind of record. More than a person leaves behind in years; what somebody piles up must not fill the memory. */
export const RECORDS_MAX = 5_000;
/** By which it shows that there is more. */
const ONE_MORE = RECORDS_MAX + 1;

/** All that the plugin holds of a person, in words and times, for that person: no secret, and of nobody else. */
export function createExportPerson(deps: ExportPersonDeps) {
  const { shown, importRows, lines, audit, clock } = deps;
  const findPerson = createFindPerson(deps);

  return async function exportPerson(address: Address, actor: Actor): Promise<PersonalData> {
    const person = await findPerson.find(address);
    const { clientIds, invitationIds, linkIds } = person;
    const lists = {
      invitations: await shown.invitations(invitationIds, ONE_MORE, clock()),
      links: await shown.links(linkIds, ONE_MORE, clock()),
      messages: await shown.messages(person, ONE_MORE),
      importRows: await importRows.read({ address, invitationIds }, ONE_MORE),
      log: (await lines.read(person, ONE_MORE)).map((event) => describeLine(event, person)),
    };
    await audit.record({ type: 'privacy.exported', actor });
    return {
      exportedAt: new Date(clock()).toISOString(),
      email: address,
      complete: Object.values(lists).every(({ length }) => length <= RECORDS_MAX),
      accounts: person.accounts.map(describeAccount),
      clients: await shown.clients(clientIds),
      invitations: lists.invitations.slice(0, RECORDS_MAX),
      links: lists.links.slice(0, RECORDS_MAX),
      messages: lists.messages.slice(0, RECORDS_MAX),
      importRows: lists.importRows.slice(0, RECORDS_MAX),
      log: lists.log.slice(0, RECORDS_MAX),
    };
  };
}

const describeAccount = ({ id, email, role, blocked, confirmed }: Client): PersonalAccount => ({
  ...{ id, email, role, blocked, confirmed },
});

function describeLine(event: StoredEvent, person: Person): PersonalLine {
  const by = whoDid(event.actor, person);
  // Where an editor did it, network and browser are the editor's.
  const isTheirs = by === null || by === 'themselves';
  return {
    at: isoOf(event.atMs),
    type: event.type,
    outcome: event.outcome,
    reason: event.reason,
    by,
    invitationId: event.invitationId,
    linkId: event.linkDocumentId,
    count: event.count,
    network: isTheirs ? event.origin.network : null,
    browser: isTheirs ? event.origin.browser : null,
  };
}

function whoDid(actor: string | null, { clientIds }: Person): PersonalLine['by'] {
  if (actor === null) return null;
  if (clientIds.some((id) => actor === `user:${id}`)) return 'themselves';
  return ACTOR_KINDS.find((kind) => kind === actor.split(':')[0]) ?? 'system';
}
