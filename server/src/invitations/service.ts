import type { TargetRules } from '../domain/document';
import type { NetworkPrivacy } from '../domain/network';
import { createCloseInvitation } from './close-invitation';
import { createCopyLink, type CopyLinkDeps } from './copy-link';
import { createCreateInvitation, type CreateInvitationDeps } from './create-invitation';
import type { ParsedInvitation } from './check-invitation';
import { createInviteInBatch } from './invite-in-batch';
import { createExtendInvitation, type ExtendInvitationDeps } from './extend-invitation';
import { createListInvitations, type ListInvitationsDeps } from './list-invitations';
import { createLookAhead, type LookAheadDeps } from './look-ahead';
import { createNoteRefusal } from './note-refusal';
import { createPreviewMail, type PreviewMailDeps } from './preview-mail';
import { createQuota, type QuotaDeps } from './quota';
import { createRemindInvitation } from './remind-invitation';
import { createResendInvitation } from './resend-invitation';

export type InvitationsDeps = CreateInvitationDeps &
  ExtendInvitationDeps &
  CopyLinkDeps &
  ListInvitationsDeps &
  LookAheadDeps &
  PreviewMailDeps &
  QuotaDeps & {
    parse: (body: object) => ParsedInvitation;
  };

/** The life of an invitation, as editors and servers steer it. What its reader does is told in the door. */
export function createInvitations(
  deps: InvitationsDeps,
  settings: { targetRules: TargetRules; networkPrivacy: NetworkPrivacy },
) {
  const withinQuota = createQuota(deps);
  const noting = createNoteRefusal(deps);
  const createInvitation = createCreateInvitation(deps);
  return {
    ...settings,
    ...createLookAhead(deps),
    ...createListInvitations(deps),
    createInvitation: noting(withinQuota('invitation.created', createInvitation)),
    /** For batches, which have a quota of their own. */
    inviteInBatch: createInviteInBatch({ ...deps, createInvitation }),
    resendInvitation: noting(withinQuota('invitation.resent', createResendInvitation(deps))),
    revokeInvitation: noting(createCloseInvitation(deps).revokeInvitation),
    extendInvitation: noting(createExtendInvitation(deps)),
    copyLink: noting(createCopyLink(deps)),
    previewMail: createPreviewMail(deps),
    remindInvitation: createRemindInvitation(deps),
  };
}

export type Invitations = ReturnType<typeof createInvitations>;
