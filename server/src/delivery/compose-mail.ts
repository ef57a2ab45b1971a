import { findHolder, type AdmissionDeps } from '../domain/admission';
import { deriveCode } from '../domain/code';
import { linkState, type Link } from '../domain/link';
import type { LetterKind } from '../domain/message';
import type { RefusalReason } from '../domain/outcomes';
import type { ClaimedMessage, Clock, LinkStore, Mail } from '../domain/ports';
import { signToken } from '../domain/token';
import { addressMail } from './address-mail';
import type { ComposeNotice } from './compose-notice';
import type { InvitationLetter } from './invitation-letter';
import { letterheadOf, renderSignInMail, type PortalLook, type RenderedMail } from './mail';

export interface ComposeMailDeps extends AdmissionDeps {
  links: LinkStore;
  clock: Clock;
  /** This server's public address, as it stands in the links that it issues. */
  audience: string;
  portal: PortalLook;
  /** The address that opens a link: the hosted page's, or the portal's own. */
  linkUrl: (token: string) => string;
  /** The page that says "This wasn't me". */
  reportUrl: (token: string) => string;
  letter: Pick<InvitationLetter, 'write'>;
  composeNotice: ComposeNotice;
}

/** `nothing_to_tell`: of a notice, whose news are none any more. */
export type PointlessReason = RefusalReason | 'nothing_to_tell';

export type Composed =
  | { kind: 'mail'; mail: Mail }
  /** A decoy: rendered like any other, so that it takes as long, and thrown away. */
  | { kind: 'decoy' }
  /** What it was to tell is over: the link died while its mail waited, or whom it was for may not come any more. */
  | { kind: 'pointless'; reason: PointlessReason }
  /** Issued at another public address, where alone it works. In a copied database it is somebody else's to mail. */
  | { kind: 'elsewhere' };

/** Makes the mail of one message anew from its rows: the same bytes at every try, and no secret in the queue. */
export function createComposeMail(deps: ComposeMailDeps) {
  return async function composeMail(message: ClaimedMessage): Promise<Composed> {
    const { kind } = message;
    if (kind === 'sign-in' || kind === 'invitation' || kind === 'reminder')
      return composeLetter(kind, message);
    const mail = await deps.composeNotice(kind, message);
    return mail ? { kind: 'mail', mail } : { kind: 'pointless', reason: 'nothing_to_tell' };
  };

  async function composeLetter(kind: LetterKind, message: ClaimedMessage): Promise<Composed> {
    const link = await deps.links.findByDocumentId(message.linkDocumentId ?? '');
    if (!link) return { kind: 'pointless', reason: 'link_unknown' };
    const state = linkState(link, deps.clock());
    if (state !== 'live') return { kind: 'pointless', reason: `link_${state}` };
    if (link.audience !== deps.audience) return { kind: 'elsewhere' };
    const rendered = await render(kind, message, link);
    if (!rendered) return { kind: 'pointless', reason: 'link_unknown' };
    if (!message.deliver) return { kind: 'decoy' };
    // The stored address, and only while it is the one that the link was made for.
    const holder = await findHolder(link, deps);
    if (holder.kind === 'refused') return { kind: 'pointless', reason: holder.reason };
    return { kind: 'mail', mail: addressMail(rendered, message, holder.address, deps.portal) };
  }

  async function render(
    kind: LetterKind,
    { requestedFrom }: ClaimedMessage,
    link: Link,
  ): Promise<RenderedMail | undefined> {
    const token = signToken(link, deps.keyring);
    if (kind !== 'sign-in') return deps.letter.write(kind, link, token);
    return renderSignInMail({
      language: link.language,
      portal: letterheadOf(deps.portal),
      linkUrl: deps.linkUrl(token),
      reportUrl: deps.reportUrl(token),
      code: link.codeOffered ? (deriveCode(link, deps.keyring) ?? null) : null,
      issuedAt: new Date(link.issuedAtMs),
      expiresAt: new Date(link.expiresAtMs),
      requestedFrom,
    });
  }
}
