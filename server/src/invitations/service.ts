import type { NetworkPrivacy } from '../domain/network';
import { createCloseInvitation } from './close-invitation';
import { createCopyLink, type CopyLinkDeps } from './copy-link';
import { createCreateInvitation, type CreateInvitationDeps } from './create-invitation';
import { createExtendInvitation, type ExtendInvitationDeps } from './extend-invitation';
import { createListInvitations, type ListInvitationsDeps } from './list-invitations';
import { createLookAhead, type LookAheadDeps } from './look-ahead';
import { createPreviewMail, type PreviewMailDeps } from './preview-mail';
import { createQuota, type QuotaDeps } from './quota';
import { createRemindInvitation } from './remind-invitation';
import { createResendInvitation } from './resend-invitation';
import type { TargetRules } from './validation';

export type InvitationsDeps = CreateInvitationDeps &
  ExtendInvitationDeps &
  CopyLinkDeps &
  ListInvitationsDeps &
  LookAheadDeps &
  PreviewMailDeps &
  QuotaDeps;

/** The life of an invitation, as editors and servers steer it. What its reader does is told in the door. */
export function createInvitations(
  deps: InvitationsDeps,
  settings: { targetRules: TargetRules; networkPrivacy: NetworkPrivacy },
) {
  const withinQuota = createQuota(deps);
  return {
    ...settings,
    ...createLookAhead(deps),
    ...createListInvitations(deps),
    createInvitation: withinQuota('invitation.created', createCreateInvitation(deps)),
    resendInvitation: withinQuota('invitation.resent', createResendInvitation(deps)),
    revokeInvitation: createCloseInvitation(deps).revokeInvitation,
    extendInvitation: createExtendInvitation(deps),
    copyLink: createCopyLink(deps),
    previewMail: createPreviewMail(deps),
    remindInvitation: createRemindInvitation(deps),
  };
}

export type Invitations = ReturnType<typeof createInvitations>;
