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
      return outcome.why === 'expired'
        ? { kind: 'expired', renew: { action: urls.renew, token } }
        : { kind: outcome.why };
  }
}

function shownOf(live: LiveLink, urls: PageUrls, token: string) {
  return {
    maskedAddress: maskAddress(live.address),
    code: live.code,
    form: { action: urls.open, token, nonce: live.nonce },
    reportUrl: `${urls.report}?token=${token}`,
  };
}

/** The language in which the link was asked for, if we know the link. */
export function languageOf(outcome: Shown): Language | undefined {
  return outcome.kind === 'unproven' ? outcome.live.link.language : outcome.link?.language;
}
