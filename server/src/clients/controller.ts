import type { Context } from 'koa';
import type { ClientRecord, InvitationErrorCode, LinkRecord, Page } from '../../../contracts';
import type { Actor } from '../domain/audit';
import {
  actorOf,
  answerInvalidInput,
  answerNotFound,
  answerRefusal,
  bodyOf,
  parameterOf,
  queryOf,
} from '../strapi/request';
import type { Clients } from './service';
import type { Managed, ManageRefusal } from './manage-access';
import {
  parseClientQuery,
  parseExtension,
  parseId,
  parseLinkQuery,
  parseRecipientQuery,
  type Paging,
} from './validation';

const NO_CLIENT = 'There is no such client.';
const NO_LINK = 'There is no such link.';
/** Who is not among them types more. */
const RECIPIENTS_SHOWN = 20;

const MESSAGES: Record<Exclude<ManageRefusal, 'not_found'>, string> = {
  permanent_account:
    'This account is permanent, and guest limits are not put on it. End its sessions, or block it in Users & Permissions.',
  end_is_past: '"accessEndsAt" must lie in the future.',
  end_too_late:
    '"accessEndsAt" lies behind the longest access that this installation allows. Name an earlier end.',
  access_ended: 'The access of this guest has ended. Give it a new end instead.',
};

/** Routes of the panel; who may call each is said in routes.ts. */
export function createClientsController(clients: () => Clients) {
  /** Does it for the client of the address, and answers with the client as it is then. */
  async function manage(ctx: Context, work: (id: number, actor: Actor) => Promise<Managed>): Promise<void> {
    const id = await knownClient(ctx);
    if (id === undefined) return answerNotFound(ctx, NO_CLIENT);
    const managed = await work(id, actorOf(ctx));
    if (managed.kind === 'done') return sendClient(ctx, id);
    if (managed.reason === 'not_found') return answerNotFound(ctx, NO_CLIENT);
    refuse(ctx, managed.reason);
  }

  function refuse(ctx: Context, reason: Exclude<ManageRefusal, 'not_found'>): void {
    if (reason === 'end_is_past' || reason === 'end_too_late') {
      return answerInvalidInput(ctx, MESSAGES[reason]);
    }
    const code: InvitationErrorCode = reason;
    answerRefusal(ctx, 409, MESSAGES[reason], { code });
  }

  /** Other U&P users are none of this screen's business. */
  async function knownClient(ctx: Context): Promise<number | undefined> {
    const id = parseId(parameterOf(ctx, 'id'));
    const { directory, clock } = clients();
    return id !== undefined && (await directory.client(id, clock())) ? id : undefined;
  }

  async function sendClient(ctx: Context, id: number): Promise<void> {
    const { directory, clock } = clients();
    ctx.body = { data: await directory.client(id, clock()) };
  }

  return {
    async list(ctx: Context): Promise<void> {
      const parsed = parseClientQuery(Object.fromEntries(queryOf(ctx)));
      if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
      const { directory, clock } = clients();
      const found = await directory.clients(parsed.filter, parsed.paging, clock());
      ctx.body = pageOf(found, parsed.paging) satisfies Page<ClientRecord>;
    },

    async sessions(ctx: Context): Promise<void> {
      const id = parseId(parameterOf(ctx, 'id'));
      const sessions = id === undefined ? undefined : await clients().sessionsOf(id);
      if (!sessions) return answerNotFound(ctx, NO_CLIENT);
      ctx.body = { data: sessions };
    },

    revokeSessions: (ctx: Context) => manage(ctx, clients().revokeSessions),
    endAccess: (ctx: Context) => manage(ctx, clients().endNow),
    unblock: (ctx: Context) => manage(ctx, clients().unblock),

    async extendAccess(ctx: Context): Promise<void> {
      const parsed = parseExtension(bodyOf(ctx));
      if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
      return manage(ctx, (id, actor) => clients().extend(id, parsed.endsAtMs, actor));
    },

    async listRecipients(ctx: Context): Promise<void> {
      const parsed = parseRecipientQuery(Object.fromEntries(queryOf(ctx)));
      if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
      ctx.body = { data: await clients().directory.recipients(parsed.search, RECIPIENTS_SHOWN) };
    },

    async listLinks(ctx: Context): Promise<void> {
      const parsed = parseLinkQuery(Object.fromEntries(queryOf(ctx)));
      if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
      const { directory, clock } = clients();
      const found = await directory.links(parsed.filter, parsed.paging, clock());
      ctx.body = pageOf(found, parsed.paging) satisfies Page<LinkRecord>;
    },

    /** One that was used or withdrawn before is answered as it is: nothing is left to be done. */
    async revokeLink(ctx: Context): Promise<void> {
      const documentId = parameterOf(ctx, 'id');
      const { directory, clock, revokeLink } = clients();
      if (!(await directory.link(documentId, clock()))) return answerNotFound(ctx, NO_LINK);
      await revokeLink(documentId, actorOf(ctx));
      ctx.body = { data: await directory.link(documentId, clock()) };
    },

    async revokeAll(ctx: Context): Promise<void> {
      ctx.body = { data: await clients().revokeAll(actorOf(ctx)) };
    },
  };
}

function pageOf<T>({ records, total }: { records: T[]; total: number }, paging: Paging<string>): Page<T> {
  const { page, limit: pageSize } = paging;
  const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
  return { data: records, meta: { pagination } };
}
