import type { AccessState } from './clients';

/** What the admin routes under `/magic-link` have in common. */

export interface Page<T> {
  data: T[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
}

/**
 * RBAC actions of the panel, without the prefix `plugin::magic-link.`. Each admin route asks for one of them; Strapi's role
 * editor shows them in the sections that the part before the dot names.
 */
export const ADMIN_ACTIONS = [
  'invitations.read',
  'invitations.create',
  'invitations.import',
  'invitations.import-for-others',
  'invitations.resend',
  'invitations.revoke',
  'invitations.set-role',
  'invitations.copy-link',
  'invitations.export',
  'links.read',
  'links.revoke',
  'clients.read',
  'clients.revoke-sessions',
  'clients.manage-access',
  'emergency.revoke-all',
  'audit.read',
  'audit.export',
  'audit.verify',
  'policies.read',
  'policies.manage',
  'settings.read',
  'settings.update',
  'privacy.export',
  'privacy.erase',
  'delivery.read',
  'delivery.confirm-address',
] as const;
export type AdminAction = (typeof ADMIN_ACTIONS)[number];

/** What the dialogs need to know before an editor types. `GET /magic-link/options`. */
export interface EditorOptions {
  portal: { name: string; url: string };
  roles: { type: string; name: string }[];
  policies: PolicyOption[];
  languages: string[];
  copyLink: boolean;
  /** Content types whose entries the portal has a page for: these can be sent by link. */
  documents: string[];
}

/** A policy as an editor may choose it. */
export interface PolicyOption {
  key: string;
  /** Of an own policy, as people call it; null for a built-in one. */
  label: string | null;
  purpose: string;
  linkLifetimeSeconds: number;
  /** The longest that an editor may give a link. */
  maxLinkLifetimeSeconds: number;
  invitationLifetimeSeconds: number | null;
  /** Role types; empty: every role that is not denied. */
  allowedRoles: string[];
  /** Guest access: how long by default; null for access without an end. */
  accessDurationSeconds: number | null;
  reminderDays: number[];
}

/** `GET /magic-link/delivery/status`. */
export interface DeliveryStatus {
  /** Whether no mail is sent, because this database may be a copy of another environment's. */
  paused: boolean;
  /** The public address that mail was last sent from; null before the first start. */
  rememberedUrl: string | null;
  publicUrl: string;
}

/** `POST /magic-link/invitations/preview-mail`: the mail as the client will see it, with a dummy link. Nothing is stored. */
export interface MailPreview {
  subject: string;
  html: string;
  text: string;
}

/** `POST /magic-link/invitations/check`: what will happen, said before sending. */
export interface InvitationCheck {
  /** `ok`, or the code that `POST /invitations` would refuse with. */
  verdict: string;
  existingClient: { id: number; role: string | null; blocked: boolean; access: AccessState } | null;
  pendingInvitation: { documentId: string; createdAt: string; invitedBy: string | null } | null;
}
