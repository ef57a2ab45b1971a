import { Key } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { extendContentManager } from './content-manager';
import { ANY_SCREEN } from './permissions';
import { PLUGIN_ID, PLUGIN_NAME } from './plugin';
import { loadTranslations } from './translations';

type AdminPlugin = StrapiApp['appPlugins'][string];

const plugin: AdminPlugin = {
  register(app) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Key,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: PLUGIN_NAME },
      permissions: ANY_SCREEN,
      Component: () => import('./pages/App').then(({ App }) => ({ default: App })),
    });
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_NAME });
  },

  bootstrap: extendContentManager,

  registerTrads: ({ locales }) => loadTranslations(locales),
};

export default plugin;
