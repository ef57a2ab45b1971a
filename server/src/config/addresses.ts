import type { PageUrls } from '../domain/page-urls';
import type { MagicLinkConfig } from './schema';

/** Where a portal lives during development when nobody said so; production refuses to start without an address. */
export const DEVELOPMENT_PORTAL_URL = 'http://localhost:3000';

export type Portal = MagicLinkConfig['portal'] & { url: string; accentColor: string };
export type Addresses = ReturnType<typeof addressesOf>;

/** Where the public routes and the panel live. */
interface Server {
  apiUrl: string;
  panelUrl: string;
}

/** Every address that mails, pages and answers name: from files, never from a header. */
export function addressesOf(today: () => MagicLinkConfig, { apiUrl, panelUrl }: Server) {
  const config = today();
  const portal = portalOf(today);
  const callback = `${portal.url}${portal.callback}`;
  const page: PageUrls = {
    open: `${apiUrl}/open`,
    renew: `${apiUrl}/renew`,
    report: `${apiUrl}/report`,
    decline: `${apiUrl}/decline`,
  };
  // Where the portal opens links itself, the token travels where no server sees it.
  const link = config.links.landing === 'portal' ? `${callback}#token=` : `${page.open}?token=`;
  const handoff = `${callback}${config.links.handoffDelivery === 'query' ? '?' : '#'}handoff=`;
  return {
    portal,
    page,
    linkUrl: (token: string) => `${link}${token}`,
    reportUrl: (token: string) => `${page.report}?token=${token}`,
    declineUrl: (token: string) => `${page.decline}?token=${token}`,
    callbackUrl: (plaintextHandoff: string) => `${handoff}${plaintextHandoff}`,
    /** Where an editor finds an invitation, and the clients. */
    invitationInPanel: (documentId: string) => `${panelUrl}/plugins/magic-link/invitations/${documentId}`,
    clientsInPanel: `${panelUrl}/plugins/magic-link/clients`,
  };
}

/** Its name and colour may be changed in the panel at any time; where it is comes from files alone. */
function portalOf(today: () => MagicLinkConfig): Portal {
  const { portal } = today();
  return {
    ...portal,
    url: (portal.url ?? DEVELOPMENT_PORTAL_URL).replace(/\/+$/, ''),
    get name() {
      return today().portal.name;
    },
    get accentColor() {
      return today().mail.accentColor;
    },
  };
}
