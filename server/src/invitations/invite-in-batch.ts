import type { RowInviting, RowRefused } from '../domain/batch-ports';
import { isInvitationPolicy } from '../domain/invitation';
import type { Inviter } from '../domain/inviter';
import {
  createCheckInvitation,
  UNKNOWN_POLICY,
  type ParsedInvitation,
  type WantedInvitation,
} from './check-invitation';
import type { CreateInvitation, CreateInvitationDeps } from './create-invitation';
import { createFindPending } from './find-pending';
import { createMayUsePolicy, POLICY_NOT_ALLOWED } from './may-use-policy';
import { isOwn } from './ownership';
import type { InvitationRefused } from './refusals';

export interface InviteInBatchDeps extends CreateInvitationDeps {
  createInvitation: CreateInvitation;
  /** As `POST /invitations` parses its body. */
  parse: (body: object) => ParsedInvitation;
}

/** A row comes from a worker, not from somebody's browser; the start of its batch is in the log with its origin. */
const NOWHERE = { browser: null, network: null };

/** Any address will do where only the rest is judged. */
const SOMEBODY = 'somebody@client.example';

/** Inviting one of many, by the same code as a single invitation. */
export function createInviteInBatch(deps: InviteInBatchDeps): RowInviting {
  const { accounts, invitations } = deps;
  const checkInvitation = createCheckInvitation(deps);
  const findPending = createFindPending(deps);
  const mayUsePolicy = createMayUsePolicy(deps);

  const judge: RowInviting['judge'] = async (body, inviter) => {
    const wanted = await read(body);
    if (wanted.kind === 'refused') return wanted;
    const judged = await checkInvitation(wanted.wanted, inviter);
    if (judged.kind === 'refused') return rowRefused(judged);
    return (await judgePending(wanted.wanted, inviter)) ?? { kind: 'valid' };
  };

  const invite: RowInviting['invite'] = async (body, inviter, batch) => {
    const wanted = await read(body);
    if (wanted.kind === 'refused') return wanted;
    const outcome = await deps.createInvitation(wanted.wanted, inviter, NOWHERE, batch);
    if (outcome.kind === 'refused') return rowRefused(outcome);
    return { kind: outcome.kind === 'created' ? 'invited' : 'skipped' };
  };

  async function read(body: object): Promise<{ kind: 'wanted'; wanted: WantedInvitation } | RowRefused> {
    const parsed = deps.parse(await withRoleType(body));
    if (parsed.kind === 'refused') return rowRefused(parsed);
    const { wanted } = parsed;
    if (!(await invitations.isSuppressed(wanted.email))) return { kind: 'wanted', wanted };
    const message = 'Mail to this address did not arrive or was not wanted. Invite it by itself if it is.';
    return { kind: 'refused', problem: 'suppressed', message, path: 'email' };
  }

  /** In a spreadsheet people write a role as they see it, by its name. */
  async function withRoleType(body: { role?: unknown }): Promise<object> {
    const { role } = body;
    if (typeof role !== 'string') return body;
    const roles = await accounts.roles();
    if (roles.some(({ type }) => type === role)) return body;
    const named = roles.filter(({ name }) => name.toLowerCase() === role.trim().toLowerCase());
    return named.length === 1 ? { ...body, role: named[0]?.type } : body;
  }

  async function judgePending(wanted: WantedInvitation, inviter: Inviter): Promise<RowRefused | undefined> {
    const pending = await findPending(wanted);
    if (!pending) return undefined;
    if (wanted.ifPending === 'replace' && isOwn(pending, inviter)) return undefined;
    const message = 'This address has a pending invitation.';
    return { kind: 'refused', problem: 'already_pending', message, path: 'email' };
  }

  async function judgeDefaults(defaults: object, inviter: Inviter): Promise<RowRefused | undefined> {
    const parsed = deps.parse({ ...defaults, email: SOMEBODY });
    if (parsed.kind === 'refused') return rowRefused(parsed);
    if (parsed.wanted.policy === undefined) return undefined;
    const policy = deps.policies.get(parsed.wanted.policy);
    if (!isInvitationPolicy(policy) || policy.isDeleted) return rowRefused(UNKNOWN_POLICY);
    return (await mayUsePolicy(policy, inviter)) ? undefined : rowRefused(POLICY_NOT_ALLOWED);
  }

  return { judge, invite, judgeDefaults };
}

function rowRefused({ code, message, path }: InvitationRefused): RowRefused {
  return { kind: 'refused', problem: code, message, path: path ?? null };
}
