import type { StrapiApp } from '@strapi/strapi/admin';

import { InviteUsers, SendEntries, SendEntry } from './actions';
import { contentManagerOf } from './apis';
import { SentPanel } from './SentPanel';

/** Puts our buttons where editors work. What opens behind them is loaded when it is pressed. */
export function extendContentManager(app: Pick<StrapiApp, 'getPlugin'>): void {
  const contentManager = contentManagerOf(app);
  contentManager.addDocumentAction([SendEntry]);
  contentManager.addBulkAction([SendEntries, InviteUsers]);
  contentManager.addEditViewSidePanel([SentPanel]);
}
