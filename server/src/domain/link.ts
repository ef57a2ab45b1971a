import { randomBytes } from 'node:crypto';
import type { LinkState } from '../../../contracts';
import type { Keyring } from './keyring';
import type { Language } from './language';
import type { Policy } from './policy';
import type { TokenClaims } from './token';

/** Why a link was withdrawn before anyone used it. */
export const REVOCATION_REASONS = [
  'superseded',
  'reported',
  'resent',
  'invitation-revoked',
  'declined',
  'by-editor',
  'emergency',
  'policy-changed',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** One link as it is stored. It holds no token, code, handoff or address. Times in epoch milliseconds. */
export interface Link extends TokenClaims {
  documentId: string;
  /** What the requesting browser knows the link by; random, unrelated to `jti`. */
  requestId: string;
  policy: string;
  /** Keyed hash of the address that it was mailed to. */
  addressKey: string;
  /** The U&P user it lets in; null for a newcomer's, and for a decoy, which nobody receives and nothing redeems. */
  clientId: number | null;
  /** The invitation that it was made for. */
  invitationId: string | null;
  /** The address of somebody who gets an account by redeeming it; forgotten when the link is used or withdrawn. */
  newcomerAddress: string | null;
  /** Shown to an editor instead of mailed: it proves no address and opens no account that was there before. */
  copied: boolean;
  redirectTo: string | null;
  language: Language;
  /** Whether its mail carries a code. */
  codeOffered: boolean;
  /** RFC 7636 S256 challenge of the requesting browser, enforced for every proof. */
  codeChallenge: string | null;
  codeAttempts: number;
  usedAtMs: number | null;
  revokedAtMs: number | null;
  revokedReason: RevocationReason | null;
}

/** Used and revoked are final and outrank expiry: they tell the reader more. */
export function linkState(
  link: Pick<Link, 'usedAtMs' | 'revokedAtMs' | 'expiresAtMs'>,
  nowMs: number,
): LinkState {
  if (link.usedAtMs !== null) return 'used';
  if (link.revokedAtMs !== null) return 'revoked';
  return link.expiresAtMs > nowMs ? 'live' : 'expired';
}

export interface NewLink {
  policy: Pick<Policy, 'key' | 'purpose' | 'linkLifetimeSeconds'>;
  audience: string;
  addressKey: string;
  clientId: number | null;
  invitationId: string | null;
  newcomerAddress: string | null;
  copied?: boolean;
  redirectTo: string | null;
  language: Language;
  codeOffered: boolean;
  codeChallenge: string | null;
}

/** Draws a new link. Its times are whole seconds, since a JWT knows no finer ones. */
export function issueLink(wanted: NewLink, keyring: Keyring, nowMs: number): Link {
  const issuedAtMs = Math.floor(nowMs / 1000) * 1000;
  return {
    documentId: randomId(12),
    requestId: randomId(16),
    jti: randomId(16),
    kid: keyring.currentKid,
    purpose: wanted.policy.purpose,
    policy: wanted.policy.key,
    audience: wanted.audience,
    issuedAtMs,
    expiresAtMs: issuedAtMs + wanted.policy.linkLifetimeSeconds * 1000,
    addressKey: wanted.addressKey,
    clientId: wanted.clientId,
    invitationId: wanted.invitationId,
    newcomerAddress: wanted.newcomerAddress,
    copied: wanted.copied ?? false,
    redirectTo: wanted.redirectTo,
    language: wanted.language,
    codeOffered: wanted.codeOffered,
    codeChallenge: wanted.codeChallenge,
    codeAttempts: 0,
    usedAtMs: null,
    revokedAtMs: null,
    revokedReason: null,
  };
}

/** Hexadecimal on purpose: MariaDB and MySQL compare text without case. */
export function randomId(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** A session is taken for one that was born from a link while the link's use is no older than this. */
const SHORTLY_MS = 24 * 60 * 60 * 1000;

/** Whether somebody who held this link may still hold a session from it. */
export function usedShortlyBefore({ usedAtMs }: Pick<Link, 'usedAtMs'>, atMs: number): boolean {
  return usedAtMs !== null && atMs - usedAtMs < SHORTLY_MS;
}

/** How long after its expiry a link may still be traded for a fresh one, unless it was withdrawn. */
export const RENEWABLE_MS = 30 * 24 * 60 * 60 * 1000;
