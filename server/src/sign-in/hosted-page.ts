import { maskAddress } from '../domain/address';
import type { Language } from '../domain/language';
import type { ClosedLink, LinkConfirmed, LiveLink } from './open-link';
import type { PageState } from './page';

type Unconfirmed = Exclude<LinkConfirmed, { kind: 'confirmed' }>;

/** What the page says of a link. `form` is what its button posts, and to where. */
export function pageStateOf(
  outcome: LiveLink | ClosedLink | Unconfirmed,
  form: { action: string; token: string },
): PageState {
  switch (outcome.kind) {
    case 'live':
      return { kind: 'live', ...shownOf(outcome, form) };
    case 'unproven':
      return { kind: 'try-again', ...shownOf(outcome.live, form) };
    case 'busy':
      return { kind: 'busy' };
    case 'closed':
      return { kind: outcome.why };
  }
}

function shownOf(live: LiveLink, form: { action: string; token: string }) {
  return {
    maskedAddress: maskAddress(live.address),
    code: live.code,
    form: { ...form, nonce: live.nonce },
  };
}

/** The language in which the link was asked for, if we know the link. */
export function languageOf(outcome: LiveLink | ClosedLink | Unconfirmed): Language | undefined {
  return outcome.kind === 'unproven' ? outcome.live.link.language : outcome.link?.language;
}
