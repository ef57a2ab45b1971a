import { type MagicLinkClient, type MagicLinkSession, createMagicLinkClient } from '../../client';
import { READER } from './hosted-page.mjs';
import { expect } from './steps.mjs';

interface Entry {
  documentId: string;
  title: string;
}

/** The portal's side of a visit: its client library, and its reading of Strapi with the session. */
export interface Visitor {
  client: MagicLinkClient;
  read(path: string, session: MagicLinkSession): Promise<Response>;
  list(path: string, session: MagicLinkSession): Promise<Entry[]>;
}

export function createVisitor(strapiUrl: string, portalUrl: string): Visitor {
  const fetchFromPortal = browserFetch(portalUrl);
  const read = (path: string, { jwt }: MagicLinkSession) =>
    fetchFromPortal(`${strapiUrl}/api${path}`, { headers: { Authorization: `Bearer ${jwt}` } });
  return {
    client: createMagicLinkClient({ url: strapiUrl, fetch: fetchFromPortal }),
    read,
    async list(path, session) {
      const response = await read(path, session);
      expect(response.status === 200, `${path} answered ${response.status}`);
      return ((await response.json()) as { data: Entry[] }).data;
    },
  };
}

/** Like a browser on the portal's origin: an answer that CORS would keep from its script is an error. */
function browserFetch(portalUrl: string): typeof fetch {
  return async (input, init) => {
    const headers = new Headers({ ...READER, ...Object.fromEntries(new Headers(init?.headers)) });
    headers.set('Origin', portalUrl);
    const response = await fetch(input, { ...init, headers });
    const allowed = response.headers.get('Access-Control-Allow-Origin');
    expect(allowed === portalUrl || allowed === '*', `CORS keeps this answer from ${portalUrl}`);
    return response;
  };
}
