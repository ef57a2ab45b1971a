import { currentAddressKey } from '../domain/address';
import type { AuditEvent, AuditOrigin } from '../domain/audit';
import { linkPolicyOf, type Invitation, type InvitationPolicy } from '../domain/invitation';
import type { InvitationStore } from '../domain/invitation-ports';
import type { Keyring } from '../domain/keyring';
import type { Link, NewLink } from '../domain/link';
import type { Lane, LetterKind } from '../domain/message';
import type { Policy } from '../domain/policy';
import type { Clock } from '../domain/ports';

/** Draws a link, puts its mail into the outbox and writes the event. */
export type MailLink = (
  policy: Policy,
  place: { key: string; place: null },
  wanted: Omit<NewLink, 'policy' | 'audience' | 'addressKey'>,
  origin: AuditOrigin,
  event: Pick<AuditEvent, 'type' | 'reason' | 'actor'>,
  mail: { kind: LetterKind; lane: Lane },
) => Promise<{ link: Link; queuedAtMs: number }>;

export interface SendInvitationDeps {
  invitations: InvitationStore;
  mailLink: MailLink;
  keyring: Keyring;
  clock: Clock;
}

/** A new link of an invitation and its mail, inside the caller's transaction. */
export function createSendInvitation({ invitations, mailLink, keyring, clock }: SendInvitationDeps) {
  return async function sendInvitation(
    invitation: Invitation,
    { policy, clientId }: { policy: InvitationPolicy; clientId: number | null },
    origin: AuditOrigin,
    event: Pick<AuditEvent, 'type' | 'reason' | 'actor'>,
    kind: LetterKind = 'invitation',
  ): Promise<void> {
    const key = currentAddressKey(invitation.email, keyring);
    const wanted = linkOf(invitation, clientId);
    const within = linkPolicyOf(policy, invitation, clock());
    const mail = { kind, lane: laneOf(invitation, event, kind) };
    const { queuedAtMs } = await mailLink(within, { key, place: null }, wanted, origin, event, mail);
    await invitations.noteQueued(invitation.documentId, queuedAtMs);
  };
}

/** Of many at once: a batch's, and reminders, which fall due in waves. Resent, even a batch's is somebody's single wish. */
function laneOf({ batchId }: Invitation, { type }: Pick<AuditEvent, 'type'>, kind: LetterKind): Lane {
  const isOfBatch = batchId !== null && type === 'invitation.created';
  return isOfBatch || kind === 'reminder' ? 'bulk' : 'single';
}

/** No code: nobody waits for one, since nobody asked. */
export function linkOf(
  { documentId, email, redirectTo, language }: Invitation,
  clientId: number | null,
): Omit<NewLink, 'policy' | 'audience' | 'addressKey'> {
  return {
    clientId,
    invitationId: documentId,
    newcomerAddress: clientId === null ? email : null,
    redirectTo,
    language,
    codeOffered: false,
    codeChallenge: null,
  };
}
