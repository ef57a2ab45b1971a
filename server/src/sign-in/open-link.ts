import { LIMITS } from '../../../contracts';
import { findHolder, type AdmissionDeps } from '../domain/admission';
import type { AuditOrigin } from '../domain/audit';
import { deriveCode } from '../domain/code';
import { createHandoff, handoffExpiresAt } from '../domain/handoff';
import type { InvitationDoor, ShownInvitation } from '../domain/invitation-ports';
import { linkState, type Link } from '../domain/link';
import { createPageNonce, pageNonceMatches } from '../domain/page-nonce';
import type { Audit, Clock, LinkStore, Transaction } from '../domain/ports';
import { isMachineReading } from '../domain/reading';
import { readToken } from '../domain/token';

export interface OpenLinkDeps extends AdmissionDeps {
  links: LinkStore;
  audit: Audit;
  transaction: Transaction;
  invitations: InvitationDoor;
  clock: Clock;
  audience: string;
}

/** What the page shows of a live link. */
export interface LiveLink {
  kind: 'live';
  link: Link;
  address: string;
  code: string | null;
  nonce: string;
  /** Null for a link that its owner asked for. */
  invitation: ShownInvitation | null;
}

export type ClosedLink = {
  kind: 'closed';
  why: 'not-ours' | 'expired' | 'used' | 'revoked';
  link: Link | undefined;
  invitation: ShownInvitation | null;
};

export type LinkConfirmed =
  | { kind: 'confirmed'; plaintextHandoff: string; link: Link }
  /** The page was stale or not ours; the link lives. */
  | { kind: 'unproven'; live: LiveLink }
  /** Pressed too often within a minute; the link lives. */
  | { kind: 'busy'; link: Link }
  | ClosedLink;

/** Reads of a link change nothing: mail scanners read everything, and some run scripts and press buttons. */
export function createOpenLink(deps: OpenLinkDeps) {
  const { links, keyring, clock } = deps;

  async function inspect(token: string, pageCookie: string): Promise<LiveLink | ClosedLink> {
    const reading = readToken(token, { audience: deps.audience, keyring, nowMs: clock() });
    if (reading.kind === 'forged') return closed('not-ours', undefined);
    const link = await links.findByJti(reading.claims.jti);
    if (!link) return closed(reading.kind === 'expired' ? 'expired' : 'not-ours', undefined);
    const state = linkState(link, clock());
    return state === 'live' ? describeLiveLink(link, pageCookie) : closed(state, link);
  }

  async function describeLiveLink(link: Link, pageCookie: string): Promise<LiveLink | ClosedLink> {
    const holder = await findHolder(link, deps);
    if (holder.kind === 'refused') {
      const isWithdrawn = holder.reason === 'address_changed' || holder.reason === 'access_ended';
      return closed(isWithdrawn ? 'revoked' : 'not-ours', link);
    }
    const invitation = await invitationOf(link);
    // A button that would be refused is not shown.
    if (invitation && !invitation.isOpen) return { kind: 'closed', why: 'expired', link, invitation };
    const { address } = holder;
    const code = link.codeOffered ? (deriveCode(link, keyring) ?? null) : null;
    const nonce = createPageNonce(link, pageCookie, keyring);
    return { kind: 'live', link, address, code, nonce, invitation };
  }

  async function closed(why: ClosedLink['why'], link: Link | undefined): Promise<ClosedLink> {
    return { kind: 'closed', why, link, invitation: link ? await invitationOf(link) : null };
  }

  async function invitationOf({ invitationId }: Link): Promise<ShownInvitation | null> {
    return invitationId === null ? null : ((await deps.invitations.show(invitationId)) ?? null);
  }

  /**
   * The press of the button: makes a handoff and leaves the link unused, so that a lost handoff costs nobody the
   * link. `freshCookie` is for the page that is shown again when the proof does not hold.
   */
  async function confirm(
    token: string,
    proof: { nonce: string | undefined; cookie: string | undefined; sameOrigin: boolean },
    freshCookie: string,
    origin: AuditOrigin,
  ): Promise<LinkConfirmed> {
    const live = await inspect(token, freshCookie);
    if (live.kind === 'closed') return live;
    const { link } = live;
    if (!proof.sameOrigin || !pageNonceMatches(link, proof, keyring)) return { kind: 'unproven', live };
    const { plaintextHandoff, hash } = createHandoff();
    if (!(await deps.transaction(() => addHandoff(link, hash, origin)))) return whyNotAdded(link.documentId);
    if (link.invitationId !== null) deps.invitations.observe(link.invitationId, 'clicked');
    return { kind: 'confirmed', plaintextHandoff, link };
  }

  async function addHandoff(link: Link, hash: string, origin: AuditOrigin): Promise<boolean> {
    const { documentId: linkDocumentId, clientId, invitationId } = link;
    const nowMs = clock();
    const handoff = { hash, expiresAtMs: handoffExpiresAt(link, nowMs) };
    if (!(await links.addHandoff(linkDocumentId, handoff, LIMITS.liveHandoffsPerLink, nowMs))) return false;
    await deps.audit.record({ type: 'sign-in.confirmed', clientId, linkDocumentId, invitationId, origin });
    return true;
  }

  /** Adds what an invitation's editor may know of a reading. The link stays as it is. */
  function noteReading(
    { link }: LiveLink,
    { method, userAgent }: { method: string; userAgent: string },
  ): void {
    const { invitationId, issuedAtMs } = link;
    if (invitationId === null) return;
    if (isMachineReading({ method, userAgent, issuedAtMs, nowMs: clock() })) {
      deps.invitations.observe(invitationId, 'scanned');
    }
  }

  async function whyNotAdded(documentId: string): Promise<LinkConfirmed> {
    const link = await links.findByDocumentId(documentId);
    const state = link ? linkState(link, clock()) : 'revoked';
    if (state === 'live' && link) return { kind: 'busy', link };
    return closed(state === 'live' ? 'revoked' : state, link);
  }

  return { inspect, confirm, noteReading };
}
