/** As `strapi.name` in package.json says it: the key of the plugin's routes, settings and translations. */
export const PLUGIN_ID = 'magic-link';
export const PLUGIN_NAME = 'Magic Link';
