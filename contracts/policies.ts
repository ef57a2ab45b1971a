/** Expiry policies: `GET /magic-link/policies` and the routes that change them. Named as in `config/plugins`. */

/** What every policy says. Durations in whole seconds. */
interface CommonRules {
  /** How long a link works. */
  linkLifetimeSeconds: number;
  /** A portal offers another link after this; an editor's resend is refused before. */
  resendAfterSeconds: number;
  /** The longest that a session from its links lasts; null: as long as Users & Permissions' own. */
  sessionLifetimeSeconds: number | null;
  /** Mail domains, `*.client.example` for all below one; empty: every domain. */
  allowedDomains: string[];
  refusedDomains: string[];
}

/** Of `sign-in`, the policy of who asks for a link. */
export interface SignInPolicyRules extends CommonRules {
  /** Whether the mail also carries 6 digits for another device. */
  offerCode: boolean;
  /** Whether the browser that asked must be the one that signs in. */
  requireSameBrowser: boolean;
}

/** Of a policy that editors invite with. */
export interface InvitationPolicyRules extends CommonRules {
  /** The longest that an editor may give a single link. */
  maxLinkLifetimeSeconds: number;
  /** How long new links may be made for an invitation. */
  invitationLifetimeSeconds: number;
  /** Types of U&P roles that may be given; empty: all that are not denied. */
  allowedRoles: string[];
  /** Codes of panel roles that may invite with it; empty: all. */
  inviterPanelRoles: string[];
  /** Types of U&P roles that may invite with it; empty: none. */
  inviterUserRoles: string[];
  inviterApiTokens: boolean;
  /** Days after the invitation on which who has not come is reminded. */
  reminderDays: number[];
  /** Guest access: how long; null for access without an end. */
  accessDurationSeconds: number | null;
  /** How long before the end of guest access its inviter is told; 0: not at all. */
  warnBeforeEndSeconds: number;
  /** Whether the guest is told as well. */
  warnGuest: boolean;
}

export type RuleName = keyof SignInPolicyRules | keyof InvitationPolicyRules;

interface PolicyBase<Purpose extends string, Rules> {
  key: string;
  purpose: Purpose;
  /** Of an own policy, as people call it; null for a built-in one, which the panel has words for. */
  label: string | null;
  builtIn: boolean;
  /** As they are in effect: defaults, what the panel changed, what the file fixes, cut to the ceilings. */
  rules: Rules;
  /** Without what the panel changed. */
  defaults: Rules;
  /** Fixed by `config/plugins`: shown, never changed here. */
  locked: RuleName[];
  /** To be sent back with a change; who changes a policy that somebody else just changed is told. */
  version: number;
  /** What depends on it now: none of it is touched by a change. */
  liveLinks: number;
  pendingInvitations: number;
}

export type SignInPolicyRecord = PolicyBase<'sign-in', SignInPolicyRules>;
export type InvitationPolicyRecord = PolicyBase<'invitation', InvitationPolicyRules>;
export type PolicyRecord = SignInPolicyRecord | InvitationPolicyRecord;

/** `config/plugins` › `ceilings`, in seconds: what no policy and no editor exceeds; null: none. */
export interface Ceilings {
  linkLifetimeSeconds: number | null;
  invitationLifetimeSeconds: number | null;
  sessionLifetimeSeconds: number | null;
  accessDurationSeconds: number | null;
}

/** `GET /magic-link/policies`: the built-in ones first, then the own ones by key. */
export interface PolicyList {
  data: PolicyRecord[];
  meta: { ceilings: Ceilings };
}

/** `POST /magic-link/policies` → `201 { data: PolicyRecord }`. Rules that are not given are those of `invitation`’s defaults. */
export interface CreatePolicyBody {
  /** 1 to 40 small letters, digits and dashes; stays. */
  key: string;
  /** 1 to 60 characters. */
  label: string;
  rules?: Partial<InvitationPolicyRules>;
}

/** `PUT /magic-link/policies/:key` → `{ data: PolicyRecord, meta: { retiredLinks } }`. What is not given stays as it is. */
export interface ChangePolicyBody {
  version: number;
  /** Of an own policy only. */
  label?: string;
  rules?: Partial<SignInPolicyRules> | Partial<InvitationPolicyRules>;
  /** Ends the links that live by it now; invitations stay, and can be sent again. @default false */
  retireLiveLinks?: boolean;
}

export interface ChangedPolicy {
  data: PolicyRecord;
  meta: { retiredLinks: number };
}

/**
 * `error.details.code`. `invalid_input`: `details.problems` names each field (`rules.linkLifetimeSeconds`) and what to write
 * instead. `policy_in_use`: with `pendingInvitations`, `liveLinks` and `openImports`. `policy_changed`: by somebody else meanwhile.
 */
export const POLICY_ERROR_CODES = [
  'invalid_input',
  'rule_locked',
  'policy_exists',
  'policy_changed',
  'policy_built_in',
  'policy_in_use',
  'not_found',
] as const;
export type PolicyErrorCode = (typeof POLICY_ERROR_CODES)[number];

/**
 * What is wrong with a field. `seconds_min`, `seconds_max`, `above_ceiling` (of this installation): with `seconds`.
 * `number_range`, `days_range`: with `min` and `max`. `text_length`: with `max`, and no line breaks. `unknown_role`: with `role`.
 * `malformed`: of another kind than asked for, which forms don't send.
 */
export const PROBLEM_CODES = [
  'malformed',
  'unknown_field',
  'unknown_role',
  'taken',
  'seconds_min',
  'seconds_max',
  'above_ceiling',
  'number_range',
  'days_range',
  'text_length',
  'not_a_domain',
  'not_a_color',
  'not_a_key',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Of `invalid_input`: where, as the path of a field, and what to write instead: in English, and for texts of one's own. */
export interface InputProblem {
  path: string;
  message: string;
  code: ProblemCode;
  params?: Readonly<Record<string, string | number>>;
}
