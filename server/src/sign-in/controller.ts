import type { Context } from 'koa';
import type { ErrorCode, RequestLinkResult, VerifyResult } from '../../../contracts';
import { pickLanguage } from '../domain/language';
import { PUBLIC_CODES, type RefusalReason } from '../domain/outcomes';
import type { AcceptedInvitation } from '../domain/invitation-ports';
import {
  answerBadRequest,
  answerTooManyRequests,
  bodyOf,
  isSameOrigin,
  jsonBodyOf,
  networkOf,
  originOf,
  sessionRequestOf,
} from '../strapi/request';
import { sendDeclinePage, sendPage, sendReportPage, wantsPage } from './page-controller';
import type { Redemption } from './redeem-link';
import type { SignIn } from './service';
import { parseLinkRequest, parseProof, parseToken, type Invalid } from './validation';

/** What people read; programs read the code. */
const MESSAGES: Record<ErrorCode, string> = {
  invalid_email: 'This is not an e-mail address.',
  redirect_not_allowed: 'This target is not allowed.',
  invalid_challenge: 'The challenge is malformed.',
  browser_binding_required: 'This portal needs a code challenge with each request.',
  rate_limited: 'Too many requests. Wait a little.',
  link_invalid: 'This link is not valid.',
  link_expired: 'This link has expired. Request a new one.',
  link_used: 'This link has been used already.',
  link_revoked: 'This link was withdrawn or replaced by a newer sign-in.',
  code_invalid: 'This code is not right.',
  code_exhausted: 'Too many wrong codes. Request a new link.',
  challenge_failed: 'This link belongs to another browser.',
  access_ended: 'Your access has ended.',
  proof_missing: 'Send exactly one proof.',
};

export function createSignInController(signIn: () => SignIn) {
  return {
    async request(ctx: Context): Promise<void> {
      const parsed = parseLinkRequest(jsonBodyOf(ctx), signIn().requestRules());
      if (parsed.kind === 'invalid') return refuseInput(ctx, parsed);
      const requested = await signIn().requestLink({
        address: parsed.address,
        redirectTo: parsed.redirectTo,
        language: pickLanguage(parsed.locale, ctx.get('accept-language')),
        codeChallenge: parsed.codeChallenge,
        network: networkOf(ctx),
        origin: originOf(ctx, signIn().networkPrivacy),
      });
      if (requested.kind === 'limited') return refuseForNow(ctx, requested.retryAfterSeconds);
      const data: RequestLinkResult = {
        requestId: requested.requestId,
        expiresAt: new Date(requested.expiresAtMs).toISOString(),
        resendAfterSeconds: requested.resendAfterSeconds,
      };
      ctx.status = 202;
      ctx.body = { data };
    },

    async verify(ctx: Context): Promise<void> {
      const parsed = parseProof(jsonBodyOf(ctx));
      if (parsed.kind === 'invalid') return refuseInput(ctx, parsed);
      const outcome = await signIn().redeemLink(parsed.proof, {
        ...sessionRequestOf(ctx),
        network: networkOf(ctx),
        origin: originOf(ctx, signIn().networkPrivacy),
      });
      if (outcome.kind === 'limited') return refuseForNow(ctx, outcome.retryAfterSeconds);
      if (outcome.kind === 'refused') return refuse(ctx, outcome.reason);
      sendSession(ctx, outcome);
    },

    /** One answer for every token: what became of it is told by mail, or not at all. */
    async renew(ctx: Context): Promise<void> {
      const visitor = { network: networkOf(ctx), origin: originOf(ctx, signIn().networkPrivacy) };
      const outcome = await signIn().renewLink(parseToken(bodyOf(ctx)), visitor);
      if (outcome.kind === 'limited') return refuseForNow(ctx, outcome.retryAfterSeconds);
      if (wantsPage(ctx)) return sendPage(ctx, signIn(), { kind: 'renewed' });
      ctx.status = 202;
      ctx.body = { data: {} };
    },

    async decline(ctx: Context): Promise<void> {
      const token = parseToken(bodyOf(ctx));
      // Another site posted in its visitor's name: let the visitor decide.
      if (!isSameOrigin(ctx)) return sendDeclinePage(ctx, signIn(), token);
      await signIn().declineLink(token, originOf(ctx, signIn().networkPrivacy));
      if (wantsPage(ctx)) return sendPage(ctx, signIn(), { kind: 'declined' });
      ctx.status = 204;
    },

    async report(ctx: Context): Promise<void> {
      const token = parseToken(bodyOf(ctx));
      // Another site posted in its visitor's name: let the visitor decide.
      if (!isSameOrigin(ctx)) return sendReportPage(ctx, signIn(), token);
      await signIn().reportLink(token, originOf(ctx, signIn().networkPrivacy));
      if (wantsPage(ctx)) return sendPage(ctx, signIn(), { kind: 'reported' });
      ctx.status = 204;
    },
  };
}

type Redeemed = Extract<Redemption, { kind: 'redeemed' }>;

/** The answer of U&P's login, and where to go. */
function sendSession(ctx: Context, { session, redirectTo, invitation }: Redeemed): void {
  const { cookie, ...body } = session;
  if (cookie) {
    // Behind a proxy that ends TLS, Koa would refuse a Secure cookie; whether one may go was judged before.
    ctx.cookies.secure = cookie.options.secure;
    ctx.cookies.set(cookie.name, cookie.value, cookie.options);
  }
  ctx.body = { ...body, redirectTo, ...(invitation && { invitation: invitationShown(invitation) }) };
}

function invitationShown({ accessEndsAtMs, ...shown }: AcceptedInvitation): VerifyResult['invitation'] {
  return { ...shown, accessEndsAt: accessEndsAtMs === null ? null : new Date(accessEndsAtMs).toISOString() };
}

function refuse(ctx: Context, reason: RefusalReason): void {
  const code = PUBLIC_CODES[reason];
  answerBadRequest(ctx, MESSAGES[code], code);
}

function refuseForNow(ctx: Context, retryAfterSeconds: number): void {
  answerTooManyRequests(ctx, MESSAGES.rate_limited, retryAfterSeconds);
}

function refuseInput(ctx: Context, { code, message }: Invalid): void {
  answerBadRequest(ctx, message, code);
}
