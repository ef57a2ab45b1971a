import type { ErrorCode } from '../contracts';

/** What a call came to. Expected failures are values, so that a front end can't forget them. */
export type Outcome<Success extends object> = ({ ok: true } & Success) | { ok: false; error: MagicLinkError };

/** Every way in which signing in can fail; branch on `code`. `message` is for people, in the server's language. */
export type MagicLinkError =
  | { code: Exclude<ErrorCode, 'rate_limited'>; message: string; status: number }
  | { code: 'rate_limited'; message: string; status: number; retryAfterSeconds: number }
  /** No answer: offline, refused by CORS, or silent for longer than `timeoutSeconds`. */
  | { code: 'network_error'; message: string; cause: unknown }
  /** An answer that this plugin does not give: a proxy's error page, another server, a newer error code. */
  | { code: 'unexpected_response'; message: string; status: number }
  /** The address that the visitor came with holds nothing to sign in with. */
  | { code: 'no_handoff'; message: string };

export type MagicLinkErrorCode = MagicLinkError['code'];

export type Failure = { ok: false; error: MagicLinkError };

export function failed(error: MagicLinkError): Failure {
  return { ok: false, error };
}
