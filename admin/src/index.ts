import type { StrapiApp } from '@strapi/strapi/admin';

import { PLUGIN_ID, PLUGIN_NAME } from './plugin';
import { loadTranslations } from './translations';

type AdminPlugin = StrapiApp['appPlugins'][string];

const plugin: AdminPlugin = {
  register(app) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_NAME });
  },

  registerTrads: ({ locales }) => loadTranslations(locales),
};

export default plugin;
