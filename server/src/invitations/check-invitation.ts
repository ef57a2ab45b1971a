import { barrierFor, type Admission } from '../domain/admission';
import type { Address } from '../domain/address';
import { actorLabel } from '../domain/audit';
import {
  allowedEndMs,
  isInvitationPolicy,
  SHORTEST_MS,
  type ExistingClientChoice,
  type Invitation,
  type InvitationPolicy,
} from '../domain/invitation';
import type { Documents } from '../domain/invitation-ports';
import { isFellowClient, type Inviter } from '../domain/inviter';
import type { Language } from '../domain/language';
import type { PolicyBook } from '../domain/policy';
import type { Accounts, Client, ClientStore, Clock } from '../domain/ports';
import { createMayUsePolicy, POLICY_NOT_ALLOWED, type MayUsePolicyDeps } from './may-use-policy';
import { END_NOT_ALLOWED, refusedAs, refusedBy, type InvitationRefused } from './refusals';

/** What somebody asked for, well formed. What is undefined is left to the policy. */
export interface WantedInvitation {
  email: Address;
  name: string | null;
  role: string | undefined;
  policy: string | undefined;
  message: string | null;
  language: Language;
  redirectTo: string | null;
  document: Invitation['document'];
  expiresInSeconds: number | undefined;
  invitationExpiresAtMs: number | undefined;
  accessEndsAtMs: number | undefined;
  metadata: Record<string, unknown> | null;
  notify: boolean;
  ifPending: 'resend' | 'replace' | 'skip' | undefined;
  existingClient: ExistingClientChoice | undefined;
}

export type ParsedInvitation = { kind: 'parsed'; wanted: WantedInvitation } | InvitationRefused;

export interface CheckInvitationDeps extends MayUsePolicyDeps {
  accounts: Accounts;
  admission: Admission;
  clients: ClientStore;
  policies: PolicyBook;
  documents: Documents;
  clock: Clock;
  accountsClosed: () => boolean;
}

/** The policy that was asked for, or the one for what was asked. */
export function policyKeyOf({ policy, document }: WantedInvitation): string {
  return policy ?? (document ? 'document' : 'invitation');
}

/** An invitation that may be made. */
export interface Judged {
  kind: 'judged';
  policy: InvitationPolicy;
  role: string;
  client: Client | undefined;
  linkLifetimeSeconds: number;
  expiresAtMs: number;
  accessEndsAtMs: number | null;
}

export const UNKNOWN_POLICY: InvitationRefused = refusedAs(
  'unknown_policy',
  'There is no such policy to invite with.',
  { path: 'policy' },
);

const LONGEST_ACCESS_SECONDS = 366 * 24 * 60 * 60;

/** The rules of an invitation, in the order in which an editor can mend what is wrong. Changes nothing. */
export function createCheckInvitation(deps: CheckInvitationDeps) {
  const { accounts, clock } = deps;
  const mayUsePolicy = createMayUsePolicy(deps);

  return async function checkInvitation(
    wanted: WantedInvitation,
    inviter: Inviter,
  ): Promise<Judged | InvitationRefused> {
    const policy = deps.policies.get(policyKeyOf(wanted));
    if (!isInvitationPolicy(policy) || policy.isDeleted) return UNKNOWN_POLICY;
    if (!(await mayUsePolicy(policy, inviter))) return POLICY_NOT_ALLOWED;
    const terms = judgeTerms(wanted, policy);
    if (terms.kind === 'refused') return terms;
    const role = wanted.role ?? policy.invitation.allowedRoles[0] ?? (await accounts.defaultRole());
    const refusal =
      (await judgeDocument(wanted, inviter)) ??
      (await judgeRole(role, policy, inviter)) ??
      judgeChoice(wanted, inviter) ??
      judgePendingChoice(wanted, inviter);
    if (refusal) return refusal;
    const found = await findClient(wanted, policy, role, inviter);
    if (found.kind === 'refused') return found;
    const { client } = found;
    const accessEndsAtMs = await judgeAccess(wanted, policy, client, inviter);
    if (accessEndsAtMs !== null && typeof accessEndsAtMs === 'object') return accessEndsAtMs;
    return { ...terms, kind: 'judged', policy, role, client, accessEndsAtMs };
  };

  function judgeTerms(wanted: WantedInvitation, { linkLifetimeSeconds, invitation }: InvitationPolicy) {
    const seconds = wanted.expiresInSeconds ?? linkLifetimeSeconds;
    if (seconds > Math.max(invitation.maxLinkLifetimeSeconds, linkLifetimeSeconds)) {
      return refusedAs('invalid_input', 'Links of this policy may not live so long.', {
        path: 'expiresInSeconds',
      });
    }
    const nowMs = clock();
    const latestMs = nowMs + invitation.lifetimeSeconds * 1000;
    const expiresAtMs = allowedEndMs(wanted.invitationExpiresAtMs ?? latestMs, invitation, nowMs);
    if (expiresAtMs === undefined) return END_NOT_ALLOWED;
    return { kind: 'terms' as const, linkLifetimeSeconds: seconds, expiresAtMs };
  }

  /** What somebody may not see and what is not there are not to be told apart. */
  async function judgeDocument(
    { document }: WantedInvitation,
    inviter: Inviter,
  ): Promise<InvitationRefused | undefined> {
    if (!document) return undefined;
    const isThere = (await deps.documents.exists(document)) && (await inviter.mayRead(document));
    if (isThere) return undefined;
    return refusedAs('document_not_sendable', 'There is no such entry.', { path: 'document' });
  }

  async function judgeRole(
    role: string,
    { invitation }: InvitationPolicy,
    inviter: Inviter,
  ): Promise<InvitationRefused | undefined> {
    const listed = invitation.allowedRoles;
    // An empty list means every role, which only editors and servers may give.
    const allowedRoles =
      isFellowClient(inviter) && listed.length === 0 ? [await accounts.defaultRole()] : listed;
    if (allowedRoles.length > 0 && !allowedRoles.includes(role)) {
      return refusedAs('role_not_allowed', 'This policy does not give that role.', { path: 'role' });
    }
    const exists = (await accounts.roles()).some(({ type }) => type === role);
    return exists ? undefined : refusedAs('role_not_allowed', 'There is no such role.', { path: 'role' });
  }

  function judgeChoice(
    { existingClient }: WantedInvitation,
    inviter: Inviter,
  ): InvitationRefused | undefined {
    if (existingClient !== 'set-role' || inviter.mayChangeRoles) return undefined;
    const message = 'You may not change the role of somebody who has an account.';
    return refusedAs('role_not_allowed', message, { path: 'existingClient', forbidden: true });
  }

  /** Also where nobody has one: what somebody may not ask for is not to come out on the day when it counts. */
  function judgePendingChoice(
    { ifPending }: WantedInvitation,
    inviter: Inviter,
  ): InvitationRefused | undefined {
    const permission = ifPending && ifPending !== 'skip' ? inviter.lacksFor(ifPending) : undefined;
    if (permission === undefined) return undefined;
    const message = `To ${ifPending} a pending invitation you need the permission ${permission}.`;
    return refusedAs('action_not_allowed', message, {
      path: 'ifPending',
      details: { permission },
      forbidden: true,
    });
  }

  async function findClient(
    wanted: WantedInvitation,
    policy: InvitationPolicy,
    role: string,
    inviter: Inviter,
  ): Promise<{ kind: 'found'; client: Client | undefined } | InvitationRefused> {
    const matches = await accounts.findByAddress(wanted.email);
    const found = judgeAccount(matches, wanted, policy, role);
    const [client] = matches;
    if (!client || !isFellowClient(inviter)) return found;
    // Of somebody who has an account a client learns only that, not even why they can't be invited.
    const isThemselves = actorLabel(inviter.actor) === `user:${client.id}`;
    if (found.kind === 'found' && !isThemselves) return found;
    return refusedAs('existing_client', 'This address has an account.', { path: 'email' });
  }

  function judgeAccount(
    [client, ...others]: readonly Client[],
    { email, existingClient }: WantedInvitation,
    policy: InvitationPolicy,
    role: string,
  ): { kind: 'found'; client: Client | undefined } | InvitationRefused {
    if (others.length > 0) {
      return refusedAs('ambiguous_account', 'Several accounts have this address.', { path: 'email' });
    }
    const kept = client && existingClient !== 'set-role' ? client.role : role;
    const barrier = barrierFor(email, kept, deps.admission(policy.key));
    if (barrier) return refusedBy(barrier);
    return client ? judgeClient(client, existingClient) : judgeNewcomer();
  }

  function judgeClient(client: Client, choice: ExistingClientChoice | undefined) {
    if (client.blocked) {
      return refusedAs('client_blocked', 'The account of this address is blocked.', { path: 'email' });
    }
    if (choice === undefined) {
      const details = { existingClient: { id: client.id, role: client.role } };
      const message = 'This address has an account. Say with "existingClient" what becomes of its role.';
      return refusedAs('existing_client', message, { path: 'email', details });
    }
    return { kind: 'found' as const, client };
  }

  function judgeNewcomer() {
    if (!deps.accountsClosed()) return { kind: 'found' as const, client: undefined };
    return refusedAs('accounts_closed', 'Nobody gets an account by mail here.', { path: 'email' });
  }

  /** An end of access is for guests: it is not put on an account that has none. */
  async function judgeAccess(
    { accessEndsAtMs }: WantedInvitation,
    { ceilings }: InvitationPolicy,
    client: Client | undefined,
    inviter: Inviter,
  ): Promise<number | null | InvitationRefused> {
    if (accessEndsAtMs === undefined) return null;
    const nowMs = clock();
    const longestSeconds = ceilings.accessDurationSeconds ?? LONGEST_ACCESS_SECONDS;
    if (accessEndsAtMs < nowMs + SHORTEST_MS || accessEndsAtMs > nowMs + longestSeconds * 1000) {
      const within = ceilings.accessDurationSeconds === null ? 'a year' : `${longestSeconds} seconds`;
      const message = `Access must end in the future, within ${within}.`;
      return refusedAs('invalid_input', message, { path: 'accessEndsAt' });
    }
    // Whether an account ends is its owner's affair: where it does not, the redemption withholds this end.
    if (isFellowClient(inviter)) return accessEndsAtMs;
    if (!client || (await deps.clients.accessEndsAt(client.id)) !== null) return accessEndsAtMs;
    const message = 'This address has a permanent account, which does not end.';
    return refusedAs('permanent_account', message, { path: 'accessEndsAt' });
  }
}
