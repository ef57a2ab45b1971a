import type { Core } from '@strapi/types';
import type { RememberedAddress } from '../domain/ports';

const KEY = 'public-url';

/** The public address in Strapi's own store, so that it travels with a copy of the database. */
export function createRememberedAddress(strapi: Core.Strapi): RememberedAddress {
  const store = () => strapi.store({ type: 'plugin', name: 'magic-link', key: KEY });

  return {
    async read() {
      const remembered: unknown = await store().get({});
      return typeof remembered === 'string' && URL.canParse(remembered) ? remembered : undefined;
    },

    /**
     * Writes every row of the key: two instances that start for the first time together may have made two, and the
     * store's own `set` would change one of them.
     */
    async write(publicUrl) {
      const { count } = await strapi.db.query('strapi::core-store').updateMany({
        where: { key: `plugin_magic-link_${KEY}` },
        data: { value: JSON.stringify(publicUrl), type: 'string' },
      });
      if (count === 0) await store().set({ value: publicUrl });
    },
  };
}
