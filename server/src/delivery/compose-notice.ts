import { isOver, type GuestAccess } from '../domain/access';
import type { Invitation } from '../domain/invitation';
import type { InvitationStore, Inviters } from '../domain/invitation-ports';
import { LANGUAGES } from '../domain/language';
import { usedShortlyBefore } from '../domain/link';
import type { NoticeKind } from '../domain/message';
import type { Accounts, ClaimedMessage, Clock, LinkStore, Mail } from '../domain/ports';
import { addressMail } from './address-mail';
import {
  letterheadOf,
  renderAccessEndingEditorMail,
  renderAccessEndingMail,
  renderReportedMail,
  type PortalLook,
} from './mail';

export interface ComposeNoticeDeps {
  accessOf: (clientId: number) => Promise<GuestAccess | undefined>;
  accounts: Accounts;
  invitations: InvitationStore;
  inviters: Inviters;
  links: LinkStore;
  clock: Clock;
  portal: PortalLook;
  invitationInPanel: (documentId: string) => string;
  clientsInPanel: string;
}

/** Undefined when there is nothing to tell any more, or nobody to tell it to. */
export type ComposeNotice = (kind: NoticeKind, message: ClaimedMessage) => Promise<Mail | undefined>;

/** Mails that tell somebody what happened or is about to, to the address that they have today. They sign nobody in. */
export function createComposeNotice(deps: ComposeNoticeDeps): ComposeNotice {
  return async (kind, message) => {
    const invitation =
      message.invitationId === null ? undefined : await deps.invitations.find(message.invitationId);
    switch (kind) {
      case 'access-ending':
        return tellClient(message, invitation);
      case 'access-ending-editor':
        return invitation && tellEditorOfEnd(message, invitation);
      case 'link-reported':
        return invitation && tellEditorOfReport(message, invitation);
    }
  };

  async function tellClient(message: ClaimedMessage, invitation: Invitation | undefined) {
    const ending = await endingOf(message);
    if (!ending) return undefined;
    const names = invitation && (await deps.inviters.namesOf([invitation.invitedBy]));
    const rendered = renderAccessEndingMail({
      language: invitation?.language ?? LANGUAGES[0],
      portal: letterheadOf(deps.portal),
      portalUrl: deps.portal.url,
      recipientName: invitation?.name ?? null,
      invitedBy: (invitation && names?.get(invitation.invitedBy)) ?? null,
      accessEndsAt: ending.at,
    });
    return addressMail(rendered, message, ending.clientAddress, deps.portal);
  }

  async function tellEditorOfEnd(message: ClaimedMessage, { invitedBy }: Invitation) {
    const ending = await endingOf(message);
    const editor = ending && (await deps.inviters.editorOf(invitedBy));
    if (!editor) return undefined;
    const rendered = renderAccessEndingEditorMail({
      language: editor.language,
      portal: letterheadOf(deps.portal),
      recipientName: editor.name,
      clientAddress: ending.clientAddress,
      accessEndsAt: ending.at,
      panelUrl: deps.clientsInPanel,
    });
    return addressMail(rendered, message, editor.email, deps.portal);
  }

  async function tellEditorOfReport(message: ClaimedMessage, invitation: Invitation) {
    const editor = await deps.inviters.editorOf(invitation.invitedBy);
    const link = await deps.links.findByDocumentId(message.linkDocumentId ?? '');
    if (!editor || !link) return undefined;
    const rendered = renderReportedMail({
      language: editor.language,
      portal: letterheadOf(deps.portal),
      recipientName: editor.name,
      clientAddress: invitation.email,
      invitedAt: new Date(invitation.createdAtMs),
      reportedAt: new Date(message.createdAtMs),
      signedOut: usedShortlyBefore(link, message.createdAtMs),
      panelUrl: deps.invitationInPanel(invitation.documentId),
    });
    return addressMail(rendered, message, editor.email, deps.portal);
  }

  /** Only while it is still to come, and as it was announced: another end that was set since has a warning of its own. */
  async function endingOf({ clientId }: ClaimedMessage) {
    const access = clientId === null ? undefined : await deps.accessOf(clientId);
    if (!access || access.endsAtMs === null || access.warnedAtMs === null) return undefined;
    if (isOver(access.endsAtMs, deps.clock())) return undefined;
    const client = await deps.accounts.find(access.clientId);
    if (!client || client.blocked) return undefined;
    return { at: new Date(access.endsAtMs), clientAddress: client.email };
  }
}
