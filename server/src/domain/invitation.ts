import { createHash } from 'node:crypto';
import type {
  CreateInvitationBody,
  InvitationDelivery,
  InvitationEngagement,
  InvitationLifecycle,
} from '../../../contracts';
import type { Address } from './address';
import type { Ceilings } from './ceilings';
import type { DocumentRef } from './document';
import type { InvitationKind } from './invitation-kind';
import type { Language } from './language';
import type { InvitationRules, Policy } from './policy';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `expired` follows from time: no row says so. */
export type StoredLifecycle = Exclude<InvitationLifecycle, 'expired'>;
export type ExistingClientChoice = NonNullable<CreateInvitationBody['existingClient']>;

/** One editor's invitation of one address, as it is stored. Times in epoch milliseconds. */
export interface Invitation {
  documentId: string;
  email: Address;
  /** Held while it is pending, so that an address is invited to one thing once at a time. */
  pendingKey: string | null;
  name: string | null;
  /** The type of the U&P role that it gives. */
  role: string;
  policy: string;
  message: string | null;
  language: Language;
  redirectTo: string | null;
  document: DocumentRef | null;
  metadata: Record<string, unknown> | null;
  lifecycle: StoredLifecycle;
  delivery: InvitationDelivery;
  deliveryProblem: string | null;
  engagement: InvitationEngagement;
  /** `admin:12`, `api-token:3`, `user:7`. */
  invitedBy: string;
  /** The batch that it is one of. */
  batchId: string | null;
  clientId: number | null;
  existingClient: ExistingClientChoice | null;
  linkLifetimeSeconds: number;
  /** How long the access lasts that it gives, as its policy said when it was made; null: it does not end by itself. */
  accessDurationSeconds: number | null;
  createdAtMs: number;
  expiresAtMs: number;
  accessEndsAtMs: number | null;
  acceptedAtMs: number | null;
  closedAtMs: number | null;
  lastSentAtMs: number | null;
  remindersSent: number;
  nextReminderAtMs: number | null;
}

/** What of an invitation its mail says, sent or only shown. */
export type InvitationWords = Pick<
  Invitation,
  | 'name'
  | 'message'
  | 'language'
  | 'policy'
  | 'document'
  | 'invitedBy'
  | 'expiresAtMs'
  | 'accessEndsAtMs'
  | 'accessDurationSeconds'
>;

/** A policy that editors invite with. */
export type InvitationPolicy = Policy & { invitation: InvitationRules };

export function isInvitationPolicy(policy: Policy | undefined): policy is InvitationPolicy {
  return policy?.invitation !== undefined && policy.invitation !== null;
}

type Judged = Pick<Invitation, 'lifecycle' | 'expiresAtMs' | 'accessEndsAtMs'>;

/** One to an access that is over by now is over itself: whoever opened it would be let in nowhere. */
export function lifecycleOf(
  { lifecycle, expiresAtMs, accessEndsAtMs }: Judged,
  nowMs: number,
): InvitationLifecycle {
  const isOver = expiresAtMs <= nowMs || (accessEndsAtMs !== null && accessEndsAtMs <= nowMs);
  return lifecycle === 'pending' && isOver ? 'expired' : lifecycle;
}

export function isOpen(invitation: Judged, nowMs: number): boolean {
  return lifecycleOf(invitation, nowMs) === 'pending';
}

/** Shorter ones would be over before their mail is read. */
export const SHORTEST_MS = 60_000;
/** An editor's clock may be ahead of ours: who asks for the longest there is means just that. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** When an invitation ends that somebody wants to end then; undefined for what the policy does not allow. */
export function allowedEndMs(
  wantedMs: number,
  { lifetimeSeconds }: Pick<InvitationRules, 'lifetimeSeconds'>,
  nowMs: number,
): number | undefined {
  const latestMs = nowMs + lifetimeSeconds * 1000;
  if (wantedMs < nowMs + SHORTEST_MS || wantedMs > latestMs + CLOCK_TOLERANCE_MS) return undefined;
  return Math.min(wantedMs, latestMs);
}

/** What two editors can't both hold. A digest in hex: MariaDB compares text without case and accents. */
export function pendingKeyOf(address: Address, document: Invitation['document']): string {
  const thing = document ? [document.uid, document.documentId] : [];
  return createHash('sha256')
    .update(JSON.stringify([address, ...thing]))
    .digest('hex');
}

/** The policy as it applies to this invitation's next link, which must not outlive the invitation. */
export function linkPolicyOf(policy: Policy, invitation: Invitation, nowMs: number): Policy {
  const remainingSeconds = Math.floor((invitation.expiresAtMs - nowMs) / 1000);
  // A ceiling that was lowered since holds for invitations that are there as well.
  const longestSeconds = policy.ceilings.linkLifetimeSeconds ?? Infinity;
  const linkLifetimeSeconds = Math.min(invitation.linkLifetimeSeconds, remainingSeconds, longestSeconds);
  return { ...policy, linkLifetimeSeconds };
}

/** When who has not come is reminded next; null when no day is left within the invitation. */
export function nextReminderAt(
  { createdAtMs, expiresAtMs }: Pick<Invitation, 'createdAtMs' | 'expiresAtMs'>,
  { reminderDays }: Pick<InvitationRules, 'reminderDays'>,
  nowMs: number,
): number | null {
  const moments = reminderDays.map((days) => createdAtMs + days * DAY_MS);
  const coming = moments.filter((atMs) => atMs > nowMs && atMs < expiresAtMs);
  return coming.length > 0 ? Math.min(...coming) : null;
}

/** What an invitation is to, as mail and page say it. */
export function kindOf(
  invitation: Pick<Invitation, 'document' | 'policy' | 'accessDurationSeconds'>,
): InvitationKind {
  if (invitation.document || invitation.policy === 'document') return 'document';
  return invitation.accessDurationSeconds === null ? 'invitation' : 'guest';
}

/** When access ends that begins now: at the moment that the editor named, else after the time that its policy gave. */
export function accessEndOf(
  { accessEndsAtMs, accessDurationSeconds }: Pick<Invitation, 'accessEndsAtMs' | 'accessDurationSeconds'>,
  ceilings: Ceilings | undefined,
  nowMs: number,
): number | null {
  const durationMs = accessDurationSeconds === null ? null : accessDurationSeconds * 1000;
  const endsAtMs = accessEndsAtMs ?? (durationMs === null ? null : nowMs + durationMs);
  const ceiling = ceilings?.accessDurationSeconds ?? null;
  return endsAtMs === null || ceiling === null ? endsAtMs : Math.min(endsAtMs, nowMs + ceiling * 1000);
}
