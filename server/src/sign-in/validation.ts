import { parseAddress, type Address } from '../domain/address';
import { parseChallenge } from '../domain/challenge';
import { parseCode } from '../domain/code';
import { parseRedirect, type RedirectRules } from '../domain/redirect';
import type { ErrorCode } from '../../../contracts';
import type { Proof } from './redeem-link';
import type { LinkRequestRules } from './request-link';

/** Bad input: a public code and a sentence that says what to change. */
export interface Invalid {
  kind: 'invalid';
  code: ErrorCode;
  message: string;
}

const invalid = (code: ErrorCode, message: string): Invalid => ({ kind: 'invalid', code, message });

export interface ParsedLinkRequest {
  kind: 'parsed';
  address: Address;
  redirectTo: string | null;
  locale: string | undefined;
  codeChallenge: string | null;
}

export function parseLinkRequest(body: unknown, rules: LinkRequestRules): ParsedLinkRequest | Invalid {
  const { email, redirectTo, locale, codeChallenge, codeChallengeMethod } = fieldsOf(body);
  const address = parseAddress(email);
  if (!address)
    return invalid('invalid_email', 'Send one e-mail address as "email", such as ana@client.example.');
  const target = parseTarget(redirectTo, rules);
  if (target === undefined) {
    return invalid(
      'redirect_not_allowed',
      '"redirectTo" must be a path of the portal or an allowed address.',
    );
  }
  const challenge = parseGivenChallenge(codeChallenge, codeChallengeMethod);
  if (challenge === undefined) {
    return invalid(
      'invalid_challenge',
      'Send "codeChallenge" (43 characters, base64url of a SHA-256) with "codeChallengeMethod": "S256", or neither.',
    );
  }
  if (challenge === null && rules.requireSameBrowser) {
    return invalid('browser_binding_required', 'This portal needs a "codeChallenge" with each request.');
  }
  return {
    kind: 'parsed',
    codeChallenge: challenge,
    address,
    redirectTo: target,
    locale: typeof locale === 'string' ? locale : undefined,
  };
}

/** Null for none, undefined for a malformed one: half a challenge is a mistake, not a wish for none. */
function parseGivenChallenge(challenge: unknown, method: unknown): string | null | undefined {
  if (challenge === undefined && method === undefined) return null;
  return parseChallenge(challenge, method);
}

function parseTarget(redirectTo: unknown, rules: RedirectRules): string | null | undefined {
  if (redirectTo === undefined || redirectTo === null || redirectTo === '') return null;
  return typeof redirectTo === 'string' ? parseRedirect(redirectTo, rules) : undefined;
}

/** Longer than any proof of ours: what exceeds it is none. */
const PROOF_MAX_LENGTH = 1024;

export function parseProof(body: unknown): { kind: 'parsed'; proof: Proof } | Invalid {
  const { token, handoff, requestId, code, codeVerifier: verifier } = fieldsOf(body);
  const codeVerifier = isProofText(verifier) ? verifier : undefined;
  const given = [token, handoff, requestId ?? code].filter((value) => value !== undefined);
  if (given.length !== 1) {
    return invalid(
      'proof_missing',
      'Send exactly one proof: "token", "handoff", or "requestId" with "code".',
    );
  }
  if (token !== undefined) {
    return isProofText(token)
      ? parsed({ kind: 'token', token, codeVerifier })
      : invalid('link_invalid', '"token" is not a link of ours.');
  }
  if (handoff !== undefined) {
    return isProofText(handoff)
      ? parsed({ kind: 'handoff', handoff, codeVerifier })
      : invalid('link_invalid', '"handoff" is not one of ours.');
  }
  return parseCodeProof(requestId, code, codeVerifier);
}

function parseCodeProof(
  requestId: unknown,
  code: unknown,
  codeVerifier: string | undefined,
): { kind: 'parsed'; proof: Proof } | Invalid {
  if (requestId === undefined || code === undefined) {
    return invalid('proof_missing', '"requestId" and "code" go together.');
  }
  const digits = typeof code === 'string' ? parseCode(code) : undefined;
  if (!isRequestId(requestId) || digits === undefined) {
    return invalid('code_invalid', 'The code has six digits and goes with the "requestId" of its request.');
  }
  return parsed({ kind: 'code', requestId, code: digits, codeVerifier });
}

const parsed = (proof: Proof) => ({ kind: 'parsed', proof }) as const;

function isProofText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= PROOF_MAX_LENGTH;
}

function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

export interface ConfirmationForm {
  token: string;
  nonce: string | undefined;
}

/** The hosted page's form. A missing token reads as one that is not ours. */
export function parseConfirmationForm(body: unknown): ConfirmationForm {
  const { token, nonce } = fieldsOf(body);
  return { token: isProofText(token) ? token : '', nonce: isProofText(nonce) ? nonce : undefined };
}

/** The token of `/renew`, `/report` and `/decline`, by JSON or form. A missing one reads as one that is not ours. */
export function parseToken(body: unknown): string {
  const { token } = fieldsOf(body);
  return isProofText(token) ? token : '';
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
}
