import { kindOf, type InvitationWords } from '../domain/invitation';
import type { Inviters, InvitationStore } from '../domain/invitation-ports';
import type { Language } from '../domain/language';
import type { Link } from '../domain/link';
import {
  letterheadOf,
  renderInvitationMail,
  renderReminderMail,
  type InvitationMailInput,
  type PortalLook,
  type RenderedMail,
} from './mail';

export interface InvitationLetterDeps {
  invitations: InvitationStore;
  inviters: Inviters;
  portal: PortalLook;
  linkUrl: (token: string) => string;
  reportUrl: (token: string) => string;
  declineUrl: (token: string) => string;
}

/** The mail of an invitation, of its reminder, and what an editor sees of it beforehand. */
export function createInvitationLetter(deps: InvitationLetterDeps) {
  async function inputOf(
    words: InvitationWords,
    link: { token: string; issuedAtMs: number; expiresAtMs: number },
  ): Promise<InvitationMailInput> {
    const names = await deps.inviters.namesOf([words.invitedBy]);
    return {
      kind: kindOf(words),
      language: words.language satisfies Language,
      portal: letterheadOf(deps.portal),
      linkUrl: deps.linkUrl(link.token),
      reportUrl: deps.reportUrl(link.token),
      declineUrl: deps.declineUrl(link.token),
      code: null,
      invitedBy: names.get(words.invitedBy) ?? null,
      recipientName: words.name,
      note: words.message,
      issuedAt: new Date(link.issuedAtMs),
      linkExpiresAt: new Date(link.expiresAtMs),
      invitationExpiresAt: new Date(words.expiresAtMs),
      accessEndsAt: words.accessEndsAtMs === null ? null : new Date(words.accessEndsAtMs),
    };
  }

  return {
    /** Undefined when the invitation is gone. */
    async write(
      kind: 'invitation' | 'reminder',
      link: Link,
      token: string,
    ): Promise<RenderedMail | undefined> {
      const invitation =
        link.invitationId === null ? undefined : await deps.invitations.find(link.invitationId);
      if (!invitation) return undefined;
      const input = await inputOf(invitation, { ...link, token });
      const invitedAt = new Date(invitation.createdAtMs);
      return kind === 'reminder' ? renderReminderMail({ ...input, invitedAt }) : renderInvitationMail(input);
    },

    /** With a link that opens nothing. */
    async preview(
      words: InvitationWords,
      times: { issuedAtMs: number; expiresAtMs: number },
    ): Promise<RenderedMail> {
      return renderInvitationMail(await inputOf(words, { ...times, token: 'preview' }));
    },
  };
}

export type InvitationLetter = ReturnType<typeof createInvitationLetter>;
