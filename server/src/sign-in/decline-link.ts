import type { AuditOrigin } from '../domain/audit';
import type { InvitationDoor } from '../domain/invitation-ports';
import type { Keyring } from '../domain/keyring';
import type { Link } from '../domain/link';
import type { Audit, Clock, LinkStore } from '../domain/ports';
import { readToken } from '../domain/token';

export interface DeclineLinkDeps {
  invitations: InvitationDoor;
  links: LinkStore;
  audit: Audit;
  keyring: Keyring;
  clock: Clock;
  audience: string;
}

/** An invited person says no. The answer says nothing of what happened. */
export function createDeclineLink({ invitations, links, audit, keyring, clock, audience }: DeclineLinkDeps) {
  return async function declineLink(token: string, origin: AuditOrigin): Promise<void> {
    const reading = readToken(token, { audience, keyring, nowMs: clock() });
    const link = reading.kind === 'forged' ? undefined : await links.findByJti(reading.claims.jti);
    const invitationId = link?.invitationId ?? null;
    if (invitationId === null) return audit.countFlood('invitation.declined', 'token_forged');
    if (isWithdrawn(link)) return audit.countFlood('invitation.declined', 'link_revoked');
    await invitations.decline(invitationId, origin);
  };
}

/** By an editor, so that whoever holds it does nothing with it. One that a newer mail replaced is still the invited person's. */
function isWithdrawn(link: Link | undefined): boolean {
  const reason = link?.revokedReason ?? null;
  return reason === 'by-editor' || reason === 'emergency';
}
