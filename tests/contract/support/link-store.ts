import { createHandoff } from '../../../server/src/domain/handoff';
import type { Link } from '../../../server/src/domain/link';
import { createLinkStore } from '../../../server/src/sign-in/store';
import { liveView } from '../../../server/src/strapi/live-view';
import { LIFETIME_MS, newLink, NOW_MS } from './links';
import type { TestDatabase } from './test-database';

export const EXPIRES_AT_MS = NOW_MS + LIFETIME_MS;

export const countTrue = (answers: boolean[]) => answers.filter(Boolean).length;

export const newHandoff = (expiresAtMs = NOW_MS + 60_000) => ({ ...createHandoff(), expiresAtMs });

/** The link store of a suite, and links in it. The database is opened later than the suite is told. */
export function linkStoreOf(testDatabase: () => TestDatabase) {
  const links = liveView(() => createLinkStore(testDatabase().database));

  async function insert(change: Partial<Link> = {}): Promise<Link> {
    const link = newLink(change);
    await links.insert(link, null);
    return link;
  }

  async function read(link: Link): Promise<Link> {
    const found = await links.findByDocumentId(link.documentId);
    if (!found) throw new Error('the link is there');
    return found;
  }

  return { links, insert, read };
}
