import type { Context } from 'koa';
import type { InvitationErrorCode, InvitationRecord, MailPreview } from '../../../contracts';
import type { Invitation } from '../domain/invitation';
import { answerRefusal, answerStream, jsonBodyOf, originOf, parameterOf, queryOf } from '../strapi/request';
import type { Inviter } from '../domain/inviter';
import { CSV_HEAD, csvLineOf } from './csv';
import type { InvitationCreated } from './create-invitation';
import { NOT_FOUND, type InvitationRefused } from './refusals';
import type { Invitations } from './service';
import { parseExtension, parseInvitation, parseQuery } from './validation';

const STATUSES: Record<InvitationErrorCode, number> = {
  invalid_email: 400,
  invalid_input: 400,
  unknown_policy: 400,
  redirect_not_allowed: 400,
  document_not_sendable: 400,
  role_not_allowed: 400,
  role_denied: 400,
  policy_not_allowed: 403,
  action_not_allowed: 403,
  domain_refused: 400,
  already_pending: 409,
  existing_client: 409,
  ambiguous_account: 409,
  client_blocked: 409,
  accounts_closed: 409,
  not_pending: 409,
  resend_too_soon: 409,
  copy_link_off: 403,
  copy_link_has_account: 409,
  permanent_account: 409,
  access_ended: 409,
  rate_limited: 429,
  not_found: 404,
};

type Acted = { kind: string; invitation: Invitation } | InvitationRefused;

/** The routes of the panel and of servers: one story, two ways in. `inviterOf` says who asks. */
export function createInvitationController(
  invitations: () => Invitations,
  inviterOf: (ctx: Context) => Inviter,
) {
  const from = (ctx: Context) => originOf(ctx, invitations().networkPrivacy);

  return {
    async create(ctx: Context): Promise<void> {
      const parsed = parseInvitation(jsonBodyOf(ctx), invitations().targetRules);
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      const created = await invitations().createInvitation(parsed.wanted, inviterOf(ctx), from(ctx));
      await answer(ctx, created, statusOf(created));
    },

    async findOne(ctx: Context): Promise<void> {
      const data = await invitations().details(idOf(ctx), inviterOf(ctx));
      if (!data) return refuse(ctx, NOT_FOUND);
      ctx.body = { data };
    },

    async resend(ctx: Context): Promise<void> {
      await answer(ctx, await invitations().resendInvitation(idOf(ctx), inviterOf(ctx), from(ctx)));
    },

    async revoke(ctx: Context): Promise<void> {
      await answer(ctx, await invitations().revokeInvitation(idOf(ctx), inviterOf(ctx), from(ctx)));
    },

    async extend(ctx: Context): Promise<void> {
      const parsed = parseExtension(jsonBodyOf(ctx));
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      const { extendInvitation } = invitations();
      await answer(ctx, await extendInvitation(idOf(ctx), parsed.expiresAtMs, inviterOf(ctx), from(ctx)));
    },

    async copyLink(ctx: Context): Promise<void> {
      const copied = await invitations().copyLink(idOf(ctx), inviterOf(ctx), from(ctx));
      if (copied.kind === 'refused') return refuse(ctx, copied);
      ctx.body = {
        data: { url: copied.plaintextUrl, expiresAt: new Date(copied.expiresAtMs).toISOString() },
      };
    },

    async list(ctx: Context): Promise<void> {
      const parsed = parseQuery(queryOf(ctx));
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      ctx.body = await invitations().list(parsed.filter, parsed.page);
    },

    /** The mail as its reader will see it; nothing is stored. */
    async previewMail(ctx: Context): Promise<void> {
      const parsed = parseInvitation(jsonBodyOf(ctx), invitations().targetRules);
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      const preview = await invitations().previewMail(parsed.wanted, inviterOf(ctx));
      if (preview.kind === 'refused') return refuse(ctx, preview);
      ctx.body = { data: preview.mail satisfies MailPreview };
    },

    /** Streamed: memory does not grow with the rows. */
    exportCsv(ctx: Context): void {
      const parsed = parseQuery(queryOf(ctx));
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      answerStream(
        ctx,
        { type: 'text/csv; charset=utf-8', fileName: 'invitations.csv' },
        csvOf(invitations().everything(parsed.filter)),
      );
    },

    async check(ctx: Context): Promise<void> {
      const parsed = parseInvitation(jsonBodyOf(ctx), invitations().targetRules);
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      ctx.body = { data: await invitations().check(parsed.wanted, inviterOf(ctx)) };
    },

    async options(ctx: Context): Promise<void> {
      ctx.body = { data: await invitations().options(inviterOf(ctx)) };
    },
  };

  async function answer(ctx: Context, acted: Acted, status = 200): Promise<void> {
    if (!('invitation' in acted)) return refuse(ctx, acted);
    ctx.status = status;
    ctx.body = { data: await invitations().describeFor(inviterOf(ctx), acted.invitation) };
  }
}

async function* csvOf(records: AsyncIterable<InvitationRecord>): AsyncGenerator<string> {
  yield CSV_HEAD;
  for await (const record of records) yield csvLineOf(record);
}

const statusOf = ({ kind }: InvitationCreated): number => (kind === 'created' ? 201 : 200);

function refuse(ctx: Context, refusal: InvitationRefused): void {
  const { code, message, path, details, forbidden } = refusal;
  answerRefusal(ctx, forbidden ? 403 : STATUSES[code], message, { code, ...(path && { path }), ...details });
}

const idOf = (ctx: Context): string => parameterOf(ctx, 'id');
