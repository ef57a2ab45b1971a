import type { InvitationDetails, InvitationRecord, Page } from '../../../contracts';
import type { Invitation } from '../domain/invitation';
import type {
  InvitationFilter,
  InvitationHistory,
  InvitationPage,
  Inviters,
  InvitationStore,
} from '../domain/invitation-ports';
import { isFellowClient, type Inviter } from '../domain/inviter';
import type { PolicyBook } from '../domain/policy';
import type { Accounts, Clock } from '../domain/ports';
import { describeClient, describeEvent, describeInvitation, describeLink } from './describe';
import { isOwn } from './ownership';

export interface ListInvitationsDeps {
  invitations: InvitationStore;
  history: InvitationHistory;
  inviters: Inviters;
  accounts: Pick<Accounts, 'find'>;
  policies: PolicyBook;
  clock: Clock;
}

export interface WantedPage extends Pick<InvitationPage, 'sort' | 'descending'> {
  page: number;
  pageSize: number;
}

/** Rows of an export are read in portions: memory stays flat, and no cursor holds a connection. */
const PORTION = 500;

export function createListInvitations(deps: ListInvitationsDeps) {
  const { invitations, history, inviters, policies, clock } = deps;

  async function list(filter: InvitationFilter, wanted: WantedPage): Promise<Page<InvitationRecord>> {
    const nowMs = clock();
    const { page, pageSize, sort, descending } = wanted;
    const total = await invitations.count(filter, nowMs);
    const window = { sort, descending, offset: (page - 1) * pageSize, limit: pageSize };
    const data = await describeAll(await invitations.list(filter, window, nowMs));
    return { data, meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } } };
  }

  async function describeAll(found: Invitation[]): Promise<InvitationRecord[]> {
    const names = await inviters.namesOf(found.map(({ invitedBy }) => invitedBy));
    const ends = await history.linkEndsOf(
      found.map(({ documentId }) => documentId),
      clock(),
    );
    return found.map((invitation) =>
      describeInvitation(invitation, {
        names,
        policies,
        linkExpiresAtMs: ends.get(invitation.documentId) ?? null,
        nowMs: clock(),
      }),
    );
  }

  async function describeOne(invitation: Invitation): Promise<InvitationRecord> {
    const [record] = await describeAll([invitation]);
    if (!record) throw new Error('One in, one out.');
    return record;
  }

  async function details(documentId: string, inviter: Inviter): Promise<InvitationDetails | undefined> {
    const invitation = await invitations.find(documentId);
    if (!invitation || !isOwn(invitation, inviter)) return undefined;
    const events = await history.eventsOf(documentId);
    const names = await inviters.namesOf(events.flatMap(({ actor }) => actor ?? []));
    const links = await history.linksOf(documentId);
    const client = invitation.clientId === null ? undefined : await deps.accounts.find(invitation.clientId);
    const told = {
      ...(await describeOne(invitation)),
      client: client ? describeClient(client, clock()) : null,
      timeline: events.map((event) => describeEvent(event, names)),
      links: links.map((link) => describeLink(link, invitation.email, { policies, nowMs: clock() })),
    };
    return isFellowClient(inviter) ? withoutIds(told) : told;
  }

  /** To who did something to it. */
  async function describeFor(inviter: Inviter, invitation: Invitation): Promise<InvitationRecord> {
    const record = await describeOne(invitation);
    return isFellowClient(inviter) ? { ...record, ...NOT_THEIRS } : record;
  }

  async function* everything(filter: InvitationFilter): AsyncGenerator<InvitationRecord> {
    // What is created meanwhile would push rows from one portion into the next.
    const until = { ...filter, createdToMs: Math.min(filter.createdToMs ?? Infinity, clock()) };
    for (let offset = 0; ; offset += PORTION) {
      const window = { sort: 'createdAt', descending: false, offset, limit: PORTION } as const;
      const found = await invitations.list(until, window, clock());
      yield* await describeAll(found);
      if (found.length < PORTION) return;
    }
  }

  return { list, details, describeFor, everything };
}

/** Whose account it is, and why it was not mailed, does not concern another client. */
const NOT_THEIRS = { clientId: null, deliveryProblem: null };

function withoutIds(told: InvitationDetails): InvitationDetails {
  return {
    ...told,
    ...NOT_THEIRS,
    client: null,
    timeline: told.timeline.map((entry) => ({
      ...entry,
      reason: entry.type === 'message.failed' ? null : entry.reason,
      actor: entry.actor.kind === 'client' ? { ...entry.actor, id: null } : entry.actor,
    })),
    links: told.links.map((link) => ({ ...link, clientId: null })),
  };
}
