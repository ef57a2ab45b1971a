import type { AuditOrigin } from '../domain/audit';
import type { Keyring } from '../domain/keyring';
import type { InvitationDoor } from '../domain/invitation-ports';
import { usedShortlyBefore, type Link } from '../domain/link';
import type { Accounts, Audit, Clock, LinkStore, Notices, Sessions, Transaction } from '../domain/ports';
import { readToken } from '../domain/token';

export interface ReportLinkDeps {
  accounts: Accounts;
  invitations: InvitationDoor;
  links: LinkStore;
  sessions: Sessions;
  audit: Audit;
  notices: Notices;
  transaction: Transaction;
  keyring: Keyring;
  clock: Clock;
  audience: string;
}

/**
 * "This wasn't me": withdraws the link for good; if it was used within the last day, ends every session of its
 * client, since nobody can say which of them the stranger holds. The answer says nothing of what happened.
 */
export function createReportLink(deps: ReportLinkDeps) {
  const { links, audit, keyring, clock } = deps;

  return async function reportLink(token: string, origin: AuditOrigin): Promise<void> {
    const reading = readToken(token, { audience: deps.audience, keyring, nowMs: clock() });
    const link = reading.kind === 'forged' ? undefined : await links.findByJti(reading.claims.jti);
    if (!link) return audit.countFlood('link.reported', 'token_forged');
    await deps.transaction(() => withdraw(link, origin));
  };

  /** In the order of redemption: the invitation's row, the client's, the link's. */
  async function withdraw({ documentId, invitationId }: Link, origin: AuditOrigin): Promise<void> {
    if (invitationId !== null) await deps.invitations.revokeReported(invitationId, origin);
    // The client's row first, as at redemption: a link that is being used is reported before or after, not between.
    const known = await lockClientOf(documentId);
    // Once per link: who holds a used token must not sign its client out again and again.
    if (!(await links.markReported(documentId, clock()))) {
      audit.countFlood('link.reported', 'reported_before');
      return;
    }
    const current = await links.findByDocumentId(documentId);
    const clientId = current?.clientId ?? null;
    // A newcomer's sign-in made the account and was waited for just now: nobody else waits for this link's row.
    if (clientId !== known) await lockClientOf(documentId);
    const endsSessions = current !== undefined && usedShortlyBefore(current, clock());
    if (endsSessions && clientId !== null) await deps.sessions.endAll(clientId);
    await audit.record({
      type: 'link.reported',
      reason: endsSessions ? 'sessions_ended' : null,
      clientId,
      linkDocumentId: documentId,
      invitationId,
      origin,
    });
    if (invitationId !== null) {
      await deps.notices.notify('link-reported', { clientId, invitationId, linkDocumentId: documentId });
    }
  }

  /** As the link is now: a newcomer's has no client until it is used. */
  async function lockClientOf(documentId: string): Promise<number | null> {
    const clientId = (await links.findByDocumentId(documentId))?.clientId ?? null;
    if (clientId !== null) await deps.accounts.lock(clientId);
    return clientId;
  }
}
