import type {
  AdminAction,
  CreateInvitationBody,
  EditorOptions,
  InvitationErrorCode,
  InvitationRecord,
  PolicyOption,
} from '../../../../../contracts';

export const LINK_UNITS = { minute: 60, hour: 3_600, day: 86_400 } as const;
export type LinkUnit = keyof typeof LINK_UNITS;

export interface InviteForm {
  email: string;
  name: string;
  policy: string;
  role: string;
  locale: string;
  redirectTo: string;
  /** Where an earlier invitation led, unless a landing page is typed. */
  document: InvitationRecord['document'];
  /** Of an earlier invitation: the portal's own business, passed on as it is. */
  metadata: InvitationRecord['metadata'];
  message: string;
  linkValue: number | undefined;
  linkUnit: LinkUnit;
  /** Null: as the policy says, counted by the server's clock. */
  invitationExpiresAt: Date | null;
  /** Null: as the policy says, which counts from the first sign-in. */
  accessEndsAt: Date | null;
  notify: boolean;
  ifPending: 'resend' | 'replace';
  existingClient: 'keep-role' | 'set-role';
}

export const INVITE_FIELDS = [
  'email',
  'name',
  'policy',
  'role',
  'redirectTo',
  'message',
  'linkValue',
  'invitationExpiresAt',
  'accessEndsAt',
] as const;
export type InviteField = (typeof INVITE_FIELDS)[number];

/** Which field a refusal belongs to; null: none of them, or the one that the server names. */
const ERROR_FIELDS = {
  invalid_email: 'email',
  invalid_input: null,
  unknown_policy: 'policy',
  redirect_not_allowed: 'redirectTo',
  document_not_sendable: null,
  role_not_allowed: 'role',
  policy_not_allowed: 'policy',
  action_not_allowed: null,
  role_denied: 'role',
  domain_refused: 'email',
  already_pending: 'email',
  existing_client: 'email',
  ambiguous_account: 'email',
  client_blocked: 'email',
  accounts_closed: null,
  not_pending: null,
  resend_too_soon: 'email',
  copy_link_off: null,
  copy_link_has_account: 'email',
  permanent_account: 'accessEndsAt',
  access_ended: 'accessEndsAt',
  rate_limited: null,
  not_found: null,
} as const satisfies Record<InvitationErrorCode, InviteField | null>;

export function fieldOf(code: InvitationErrorCode, path: string | null): InviteField | null {
  const named = path === 'expiresInSeconds' ? 'linkValue' : path;
  return INVITE_FIELDS.find((field) => field === named) ?? ERROR_FIELDS[code];
}

/** Empty, or what an earlier invitation said, for a corrected address or another try. */
export function openForm(options: EditorOptions, nowMs: number, from?: InvitationRecord): InviteForm {
  const policy =
    options.policies.find(({ key }) => key === (from?.policy ?? 'invitation')) ?? options.policies[0];
  const form: InviteForm = {
    email: from?.email ?? '',
    name: from?.name ?? '',
    policy: '',
    role: from?.role ?? '',
    locale: from?.locale ?? options.languages[0] ?? '',
    // With a document, where it leads was reckoned from that: both would be refused.
    redirectTo: from?.document ? '' : (from?.redirectTo ?? ''),
    document: from?.document ?? null,
    metadata: from?.metadata ?? null,
    message: from?.message ?? '',
    linkValue: undefined,
    linkUnit: 'hour',
    invitationExpiresAt: null,
    accessEndsAt: null,
    notify: true,
    // One whose access is over already is of no use, however often it is sent.
    ifPending: from && isAccessOver(from, nowMs) ? 'replace' : 'resend',
    existingClient: 'keep-role',
  };
  return policy ? choosePolicy(form, policy, options) : form;
}

/** A policy brings its lifetimes, and the roles that may be given by it; what was chosen for another is forgotten. */
export function choosePolicy(form: InviteForm, policy: PolicyOption, options: EditorOptions): InviteForm {
  const roles = rolesOf(options, policy);
  const role = roles.some(({ type }) => type === form.role) ? form.role : (roles[0]?.type ?? '');
  return {
    ...form,
    policy: policy.key,
    role,
    ...asLinkLifetime(policy.linkLifetimeSeconds),
    invitationExpiresAt: null,
    accessEndsAt: null,
  };
}

/** In the policy's order: the first is what the server gives to who names none. */
export const rolesOf = ({ roles }: EditorOptions, { allowedRoles }: PolicyOption): EditorOptions['roles'] =>
  allowedRoles.length === 0
    ? roles
    : allowedRoles.flatMap((type) => roles.filter((role) => role.type === type));

export const linkSeconds = ({ linkValue, linkUnit }: InviteForm): number | undefined =>
  linkValue === undefined ? undefined : Math.round(linkValue * LINK_UNITS[linkUnit]);

/** What is sent. An empty field is not sent: the server's default counts. */
export function bodyOf(form: InviteForm, found: { pending: boolean; client: boolean }): CreateInvitationBody {
  const { email, name, role, policy, message, locale, redirectTo, document, metadata, notify } = form;
  const texts = { name, role, policy, message, locale, redirectTo };
  const given = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  const expiresInSeconds = linkSeconds(form);
  return {
    email: email.trim(),
    ...Object.fromEntries(given.map(([field, text]) => [field, text.trim()])),
    ...(expiresInSeconds !== undefined && { expiresInSeconds }),
    ...(form.invitationExpiresAt && { invitationExpiresAt: form.invitationExpiresAt.toISOString() }),
    ...(form.accessEndsAt && { accessEndsAt: form.accessEndsAt.toISOString() }),
    ...(document && redirectTo.trim() === '' && { document }),
    ...(metadata && { metadata }),
    ...(!notify && { notify }),
    ...(found.pending && { ifPending: form.ifPending }),
    ...(found.client && { existingClient: form.existingClient }),
  };
}

const PENDING_CHOICES = { resend: 'invitations.resend', replace: 'invitations.revoke' } as const;

/** What this admin may do with an invitation that is pending: the permission to invite is not enough for either. */
export const pendingChoices = (may: (action: AdminAction) => boolean): InviteForm['ifPending'][] =>
  (['resend', 'replace'] as const).filter((choice) => may(PENDING_CHOICES[choice]));

/** What was chosen, or the only thing that may be. */
export const pendingChoiceOf = (
  { ifPending }: Pick<InviteForm, 'ifPending'>,
  choices: readonly InviteForm['ifPending'][],
): InviteForm['ifPending'] | undefined => choices.find((choice) => choice === ifPending) ?? choices[0];

const isAccessOver = ({ accessEndsAt }: InvitationRecord, nowMs: number): boolean =>
  accessEndsAt !== null && Date.parse(accessEndsAt) <= nowMs;

/** Enough of an address to ask the server about. It alone decides what is one. */
export const looksLikeAddress = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text.trim());

function asLinkLifetime(seconds: number): Pick<InviteForm, 'linkValue' | 'linkUnit'> {
  if (seconds % LINK_UNITS.hour !== 0) return { linkValue: seconds / LINK_UNITS.minute, linkUnit: 'minute' };
  const days = seconds / LINK_UNITS.day;
  if (Number.isInteger(days) && days > 1) return { linkValue: days, linkUnit: 'day' };
  return { linkValue: seconds / LINK_UNITS.hour, linkUnit: 'hour' };
}
