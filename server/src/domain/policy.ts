import type { Actor } from './audit';
import type { Ceilings } from './ceilings';

/** What a link is for. A token of one purpose never passes for another. */
export const PURPOSES = ['sign-in', 'invitation'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The policies that every installation has. */
export const BUILT_IN_POLICIES = ['sign-in', 'invitation', 'document', 'guest'] as const;
export type BuiltInPolicy = (typeof BUILT_IN_POLICIES)[number];

export const isBuiltIn = (key: string): key is BuiltInPolicy =>
  (BUILT_IN_POLICIES as readonly string[]).includes(key);

/** Own policies are for inviting: there is one way to ask for a link. */
export const purposeOf = (key: string): Purpose => (key === 'sign-in' ? 'sign-in' : 'invitation');

/** A named set of rules: how long a link lives, what it may do. Durations in whole seconds. */
export interface Policy {
  key: string;
  /** Of an own policy, as people call it; null for a built-in one. */
  label: string | null;
  purpose: Purpose;
  /** Nobody invites with it any more; what was made with it goes on. */
  isDeleted: boolean;
  linkLifetimeSeconds: number;
  /** Of the installation. The rules are within them; so must be what an editor or an older invitation says. */
  ceilings: Ceilings;
  /** Whether the mail also carries the 6 digits for another device. */
  offerCode: boolean;
  /** Whether the browser that asks must be the one that signs in: a request without a challenge is refused. */
  requireSameBrowser: boolean;
  /** A portal waits so long before it offers another link (advice); an editor's resend is refused before. */
  resendAfterSeconds: number;
  /** The longest that a session from its links lasts, in seconds; null: as long as U&P's own. */
  sessionLifetimeSeconds: number | null;
  /** Domain rules; empty: every domain. */
  allowedDomains: readonly string[];
  refusedDomains: readonly string[];
  /** What an invitation by it does; null for a policy that nobody invites with. */
  invitation: InvitationRules | null;
}

export interface InvitationRules {
  inviters: InviterRules;
  /** How long resending, reminders and renewal may make new links. */
  lifetimeSeconds: number;
  /** The longest that an editor may give a link. */
  maxLinkLifetimeSeconds: number;
  /** Types of the roles that an editor may grant; empty: every one that is not denied. */
  allowedRoles: readonly string[];
  /** Whole days after the invitation on which who has not come is reminded. */
  reminderDays: readonly number[];
  /** Guest access: how long by default; null for access without an end. */
  accessDurationSeconds: number | null;
  /** How long before the end of guest access the inviting editor is told of it, by mail. */
  warnBeforeEndSeconds: number;
  /** Whether the guest is told as well. */
  warnGuest: boolean;
}

/** Who may invite with a policy, of those who may invite at all. */
export interface InviterRules {
  /** Codes of roles of the panel, such as `strapi-editor`; empty: everybody of the panel. */
  panelRoles: readonly string[];
  /** Types of U&P roles; empty: none. */
  userRoles: readonly string[];
  /** Whether servers with an API token may. */
  apiTokens: boolean;
}

/** Who may give themselves any role is kept out by none. */
const SUPER_ADMIN = 'strapi-super-admin';

/**
 * `roles`: the codes, or for a U&P user the type, of the roles that the inviter has today; undefined for who is not there any
 * more, whose import may still be running.
 */
export function mayInviteWith(
  { panelRoles, userRoles, apiTokens }: InviterRules,
  kind: Actor['kind'],
  roles: readonly string[] | undefined,
): boolean {
  if (!roles) return false;
  const isListed = (listed: readonly string[]) => roles.some((role) => listed.includes(role));
  if (kind === 'api-token') return apiTokens;
  if (kind === 'user') return isListed(userRoles);
  return panelRoles.length === 0 || isListed([...panelRoles, SUPER_ADMIN]);
}

/** The policies of today: what the panel changes is in it within seconds, on every instance. */
export interface PolicyBook {
  /** Deleted ones included. */
  get(key: string): Policy | undefined;
  /** Those that may be used, the built-in ones first. */
  values(): Policy[];
}

/** A built-in policy, which every book holds. */
export function policyOf(book: PolicyBook, key: BuiltInPolicy): Policy {
  const policy = book.get(key);
  if (!policy) throw new Error(`The built-in policy ${key} is missing.`);
  return policy;
}

/** What people call an own policy; null of a built-in one. */
export const labelOf = (book: PolicyBook, key: string): string | null => book.get(key)?.label ?? null;
