import type { NetworkPrivacy } from '../domain/network';
import type { PageUrls } from '../domain/page-urls';
import { createDeclineLink, type DeclineLinkDeps } from './decline-link';
import { createOpenLink, type OpenLinkDeps } from './open-link';
import { createRedeemLink, type RedeemLinkDeps } from './redeem-link';
import { createRenewLink, type RenewLinkDeps } from './renew-link';
import { createReportLink, type ReportLinkDeps } from './report-link';
import { createRequestLink, type LinkRequestRules, type RequestLinkDeps } from './request-link';

export interface SignInSettings {
  requestRules: () => LinkRequestRules;
  /** `secure`: whether the page's cookie is bound to https. */
  page: { portal: { name: string; url: string; accentColor: string }; urls: PageUrls; secure: boolean };
  /** What the log may keep of IP addresses. */
  networkPrivacy: NetworkPrivacy;
  /** Where the browser goes after the button: the portal's callback with the handoff, and nowhere else. */
  callbackUrl: (plaintextHandoff: string) => string;
}

/** The story of signing in: request a link, open it, redeem it. */
export function createSignIn(
  deps: RequestLinkDeps & OpenLinkDeps & RedeemLinkDeps & RenewLinkDeps & ReportLinkDeps & DeclineLinkDeps,
  settings: SignInSettings,
) {
  return {
    ...settings,
    ...createOpenLink(deps),
    requestLink: createRequestLink(deps),
    redeemLink: createRedeemLink(deps),
    renewLink: createRenewLink(deps),
    reportLink: createReportLink(deps),
    declineLink: createDeclineLink(deps),
  };
}

export type SignIn = ReturnType<typeof createSignIn>;
