/** What somebody is invited to: the portal, one document in it, or a stay that ends by itself. Mail and page say which. */
export const INVITATION_KINDS = ['invitation', 'document', 'guest'] as const;

export type InvitationKind = (typeof INVITATION_KINDS)[number];
