import type { ErrorCode } from '../contracts';
import { type Failure, failed } from './outcomes';
import { isRecord } from './records';

/** Written out, because this bundle takes only types from the contracts; a missing code does not compile. */
const KNOWN_CODES = {
  invalid_email: true,
  redirect_not_allowed: true,
  invalid_challenge: true,
  browser_binding_required: true,
  rate_limited: true,
  link_invalid: true,
  link_expired: true,
  link_used: true,
  link_revoked: true,
  code_invalid: true,
  code_exhausted: true,
  challenge_failed: true,
  access_ended: true,
  proof_missing: true,
} as const satisfies Record<ErrorCode, true>;

/** Assumed when a 429 does not say how long to wait. */
const DEFAULT_RETRY_SECONDS = 60;

export interface Answer {
  status: number;
  body: unknown;
  retryAfter: string | null;
}

/** Turns a refusal into an error outcome. A code that this version does not know becomes `unexpected_response`. */
export function refusalFrom({ status, body, retryAfter }: Answer): Failure {
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const details = isRecord(error.details) ? error.details : {};
  const message = typeof error.message === 'string' ? error.message : `Unexpected answer (${status})`;
  if (status === 429) {
    return failed({
      code: 'rate_limited',
      message,
      status,
      retryAfterSeconds: secondsToWait(details, retryAfter),
    });
  }
  if (isKnownCode(details.code)) return failed({ code: details.code, message, status });
  return failed({ code: 'unexpected_response', message, status });
}

function isKnownCode(code: unknown): code is Exclude<ErrorCode, 'rate_limited'> {
  return typeof code === 'string' && code !== 'rate_limited' && Object.hasOwn(KNOWN_CODES, code);
}

/** From the body first: with Strapi's default CORS a browser may not read `Retry-After`. */
function secondsToWait(details: Record<string, unknown>, retryAfter: string | null): number {
  const inBody = details.retryAfterSeconds;
  const seconds = typeof inBody === 'number' ? inBody : Number.parseInt(retryAfter ?? '', 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : DEFAULT_RETRY_SECONDS;
}
