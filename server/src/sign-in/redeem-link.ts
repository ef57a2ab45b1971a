import { earlierEnd } from '../domain/access';
import { addressKeys } from '../domain/address';
import type { AuditOrigin } from '../domain/audit';
import { challengeHolds } from '../domain/challenge';
import type { Invitation } from '../domain/invitation';
import type { AcceptedInvitation } from '../domain/invitation-ports';
import { linkState, type Link } from '../domain/link';
import { isFloodable, refused, type Refused } from '../domain/outcomes';
import type { PolicyBook } from '../domain/policy';
import type { Client, Session, SessionRequest, Sessions, Transaction } from '../domain/ports';
import { createCheckProof, type CheckProofDeps, type Proof } from './check-proof';
import { createLetIn, type AtTheDoor, type LetInDeps } from './let-in';

export type { Proof } from './check-proof';

export interface RedeemLinkDeps extends CheckProofDeps, LetInDeps {
  sessions: Sessions;
  transaction: Transaction;
  policies: PolicyBook;
}

/** Who presents a proof, and what session it wants. */
export interface Redeemer extends SessionRequest {
  /** What limits are counted against. */
  network: string;
  origin: AuditOrigin;
}

export type Redemption =
  | {
      kind: 'redeemed';
      clientId: number;
      session: Session;
      redirectTo: string | null;
      invitation: AcceptedInvitation | null;
    }
  | Refused
  | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Turns one proof into one session. The link is used by one guarded UPDATE, in one transaction with all that
 * follows from it: if anything fails, the link lives on.
 */
export function createRedeemLink(deps: RedeemLinkDeps) {
  const { links, audit, keyring, clock } = deps;
  const checkProof = createCheckProof(deps);
  const { identify, letIn } = createLetIn(deps);

  return async function redeemLink(proof: Proof, redeemer: Redeemer): Promise<Redemption> {
    const checked = await checkProof(proof, redeemer.network);
    if (checked.kind === 'limited') {
      audit.countFlood('sign-in.refused', 'rate_limited');
      return checked;
    }
    if (checked.kind === 'refused') return recordRefusal(checked, checked.link, redeemer);
    const { link } = checked;
    const outcome = await redeemProven(link, proof, redeemer);
    if (outcome.kind === 'refused') return recordRefusal(outcome, link, redeemer);
    return outcome;
  };

  async function redeemProven(link: Link, proof: Proof, redeemer: Redeemer): Promise<Redemption> {
    if (!challengeHolds(link.codeChallenge, proof.codeVerifier)) return refused('challenge_failed');
    // Tells more than whom it was for, which a link forgets when it is withdrawn.
    const state = linkState(link, clock());
    if (state !== 'live') return refused(`link_${state}`);
    return deps.transaction(() => signIn(link, redeemer));
  }

  /** After the transaction: what is refused leaves nothing behind but this line. */
  async function recordRefusal(
    { reason }: Refused,
    link: Link | undefined,
    redeemer: Redeemer,
  ): Promise<Refused> {
    if (isFloodable(reason)) audit.countFlood('sign-in.refused', reason);
    else {
      await audit.record({
        type: 'sign-in.refused',
        outcome: 'refused',
        reason,
        clientId: link?.clientId ?? null,
        linkDocumentId: link?.documentId ?? null,
        invitationId: link?.invitationId ?? null,
        origin: redeemer.origin,
      });
    }
    return refused(reason);
  }

  /** Inside the transaction. Rows are held in one order, everywhere: the invitation's, the client's, the links'. */
  async function signIn(link: Link, redeemer: Redeemer): Promise<Redemption> {
    const held = link.invitationId === null ? null : await deps.invitations.hold(link.invitationId);
    if (held?.kind === 'refused') return held;
    const invitation = held?.invitation ?? null;
    const who = await identify(link, invitation);
    if (who.kind === 'refused') return who;
    const { documentId: linkDocumentId, invitationId } = link;
    if (!(await links.markUsed(linkDocumentId, clock()))) return whyNotLive(linkDocumentId);
    await links.revokeLive(addressKeys(who.address, keyring), 'superseded', clock());
    const { origin } = redeemer;
    const client = await letIn(link, who, invitation, origin);
    const accepted = invitation && (await accept(invitation, client, who, origin));
    const clientId = client.id;
    const endsAtMs = earlierEnd(sessionEndOf(link), await deps.clients.accessEndsAt(clientId));
    const session = await deps.sessions.issue(clientId, redeemer, endsAtMs);
    await audit.record({ type: 'sign-in.succeeded', clientId, linkDocumentId, invitationId, origin });
    return { kind: 'redeemed', clientId, session, redirectTo: link.redirectTo, invitation: accepted };
  }

  function accept(invitation: Invitation, client: Client, who: AtTheDoor, origin: AuditOrigin) {
    const { kind, address } = who;
    return deps.invitations.accept(invitation, { client, address, isNew: kind === 'newcomer' }, origin);
  }

  function sessionEndOf({ policy }: Link): number | null {
    const seconds = deps.policies.get(policy)?.sessionLifetimeSeconds ?? null;
    return seconds === null ? null : clock() + seconds * 1000;
  }

  async function whyNotLive(documentId: string): Promise<Refused> {
    const link = await links.findByDocumentId(documentId);
    const state = link ? linkState(link, clock()) : 'revoked';
    return refused(state === 'live' ? 'link_revoked' : `link_${state}`);
  }
}
