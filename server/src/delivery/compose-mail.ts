import { findHolder, type AdmissionDeps } from '../domain/admission';
import { deriveCode } from '../domain/code';
import { linkState, type Link } from '../domain/link';
import type { ClaimedMessage, Clock, LinkStore, Mail } from '../domain/ports';
import { signToken } from '../domain/token';
import { MAIL_HEADERS } from './headers';
import type { InvitationLetter } from './invitation-letter';
import { renderSignInMail, type RenderedMail } from './mail';

export interface ComposeMailDeps extends AdmissionDeps {
  links: LinkStore;
  clock: Clock;
  /** This server's public address, as it stands in the links that it issues. */
  audience: string;
  portal: { name: string; url: string };
  /** The address that opens a link: the hosted page's, or the portal's own. */
  linkUrl: (token: string) => string;
  /** The page that says "This wasn't me". */
  reportUrl: (token: string) => string;
  letter: Pick<InvitationLetter, 'write'>;
}

export type Composed =
  | { kind: 'mail'; mail: Mail }
  /** A decoy: rendered like any other, so that it takes as long, and thrown away. */
  | { kind: 'decoy' }
  /** The link died while its mail waited. */
  | { kind: 'pointless' }
  /** Issued at another public address, where alone it works. In a copied database it is somebody else's to mail. */
  | { kind: 'elsewhere' };

/** Makes the mail of one message anew from its rows: the same bytes at every try, and no secret in the queue. */
export function createComposeMail(deps: ComposeMailDeps) {
  return async function composeMail(message: ClaimedMessage): Promise<Composed> {
    const link = await deps.links.findByDocumentId(message.linkDocumentId);
    if (!link || linkState(link, deps.clock()) !== 'live') return { kind: 'pointless' };
    if (link.audience !== deps.audience) return { kind: 'elsewhere' };
    const rendered = await render(message, link);
    if (!rendered) return { kind: 'pointless' };
    if (!message.deliver) return { kind: 'decoy' };
    // The stored address, and only while it is the one that the link was made for.
    const holder = await findHolder(link, deps);
    if (holder.kind === 'refused') return { kind: 'pointless' };
    return { kind: 'mail', mail: addressMail(rendered, message, holder.address) };
  };

  async function render(message: ClaimedMessage, link: Link): Promise<RenderedMail | undefined> {
    const token = signToken(link, deps.keyring);
    if (message.kind !== 'sign-in') return deps.letter.write(message.kind, link, token);
    return renderSignInMail({
      language: link.language,
      portal: { name: deps.portal.name, address: new URL(deps.portal.url).host },
      linkUrl: deps.linkUrl(token),
      reportUrl: deps.reportUrl(token),
      code: link.codeOffered ? (deriveCode(link, deps.keyring) ?? null) : null,
      issuedAt: new Date(link.issuedAtMs),
      expiresAt: new Date(link.expiresAtMs),
      requestedFrom: message.requestedFrom,
    });
  }

  function addressMail(rendered: RenderedMail, message: ClaimedMessage, recipient: string): Mail {
    return {
      to: recipient,
      ...rendered,
      messageId: `<${message.documentId}@${new URL(deps.portal.url).hostname}>`,
      date: new Date(message.createdAtMs),
      headers: { ...MAIL_HEADERS },
    };
  }
}
