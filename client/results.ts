import type { PortalUser, RequestLinkResult, VerifyResult } from '../contracts';
import { isRecord } from './records';

/** What Strapi's own login returns; keep it as you would keep that. */
export interface MagicLinkSession {
  jwt: string;
  user: PortalUser;
  /** Only where Users & Permissions runs in refresh mode without the httpOnly cookie. */
  refreshToken?: string;
}

export type RequestedLink = RequestLinkResult;

export interface CompletedSignIn {
  session: MagicLinkSession;
  /** What the request asked for. Follow it only after checking that it stays on your own origin. */
  redirectTo: string | null;
}

export interface EndedSession {
  /** False where Strapi keeps no sessions (legacy mode): forgetting the JWT is then the whole sign-out. */
  endedOnServer: boolean;
}

/** `202 { data: { requestId, … } }`, or undefined when the answer is not that. */
export function parseRequestedLink(body: unknown): RequestedLink | undefined {
  const data = isRecord(body) ? body.data : undefined;
  if (!isRecord(data)) return undefined;
  const { requestId, expiresAt, resendAfterSeconds } = data;
  if (typeof requestId !== 'string' || typeof expiresAt !== 'string') return undefined;
  if (typeof resendAfterSeconds !== 'number') return undefined;
  return { requestId, expiresAt, resendAfterSeconds };
}

/** `200 { jwt, user, redirectTo }`, unwrapped as Users & Permissions answers, or undefined. */
export function parseCompletedSignIn(body: unknown): CompletedSignIn | undefined {
  if (!isVerifyResult(body)) return undefined;
  const session: MagicLinkSession = { jwt: body.jwt, user: body.user };
  if (typeof body.refreshToken === 'string') session.refreshToken = body.refreshToken;
  return { session, redirectTo: body.redirectTo ?? null };
}

function isVerifyResult(body: unknown): body is VerifyResult & { refreshToken?: unknown } {
  return isRecord(body) && typeof body.jwt === 'string' && isRecord(body.user);
}
