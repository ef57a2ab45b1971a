import type { Core } from '@strapi/strapi';

import { seedDemo } from './seeds';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    if (process.env.SEED_DEMO === 'true') await seedDemo(strapi);
  },
};
