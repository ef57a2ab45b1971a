import type { Core } from '@strapi/strapi';

import { seedAdmins } from './admin';
import { seedClient } from './clients';
import { DEMO_CLIENTS } from './demo-data';
import { seedAgencyClientRole } from './role';

/**
 * Fills an empty playground once. Each step finds before it creates, so that a start that was cut off is completed by
 * the next one; after that nothing is touched, and what was deleted or edited in the demo stays so.
 */
export async function seedDemo(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'playground' });
  if (await store.get({ key: 'seededAt' })) return;

  await seedAdmins(strapi);
  const roleId = await seedAgencyClientRole(strapi);
  for (const client of DEMO_CLIENTS) await seedClient(strapi, client, roleId);
  await store.set({ key: 'seededAt', value: new Date().toISOString() });
}
