import { maskAddress } from '../domain/address';
import type { Language } from '../domain/language';
import type { PageUrls } from '../domain/page-urls';
import type { ClosedLink, LinkConfirmed, LiveLink } from './open-link';
import type { PageState } from './page';

/** What can be shown of a link. */
export type Shown = LiveLink | ClosedLink | Exclude<LinkConfirmed, { kind: 'confirmed' }>;

/** What the page says of a link, and what its buttons post. */
export function pageStateOf(outcome: Shown, urls: PageUrls, token: string): PageState {
  switch (outcome.kind) {
    case 'live':
      return { kind: 'live', ...shownOf(outcome, urls, token) };
    case 'unproven':
      return { kind: 'try-again', ...shownOf(outcome.live, urls, token) };
    case 'busy':
      return { kind: 'busy' };
    case 'closed':
      return closedStateOf(outcome, urls, token);
  }
}

/** An invitation that is over can't be renewed: only who invited can help. */
function closedStateOf({ why, invitation }: ClosedLink, urls: PageUrls, token: string): PageState {
  if (why === 'revoked') return { kind: why, invitation };
  if (why !== 'expired') return { kind: why };
  const isRenewable = !invitation || invitation.isOpen;
  return { kind: why, invitation, renew: isRenewable ? { action: urls.renew, token } : null };
}

function shownOf(live: LiveLink, urls: PageUrls, token: string) {
  const { invitation } = live;
  return {
    maskedAddress: maskAddress(live.address),
    code: live.code,
    form: { action: urls.open, token, nonce: live.nonce },
    reportUrl: `${urls.report}?token=${token}`,
    invitation: invitation && { ...invitation, declineUrl: `${urls.decline}?token=${token}` },
  };
}

/** The language in which the link was asked for, if we know the link. */
export function languageOf(outcome: Shown): Language | undefined {
  return outcome.kind === 'unproven' ? outcome.live.link.language : outcome.link?.language;
}
