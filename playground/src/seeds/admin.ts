import type { Core } from '@strapi/strapi';

import { adminRoles, adminUsers } from './strapi-services';

const ADMIN_EMAIL = 'admin@studio.example';

/** The panel's super admin, with the password that the demo made for this machine. */
export async function seedAdmin(strapi: Core.Strapi): Promise<void> {
  const password = process.env.DEMO_ADMIN_PASSWORD;
  if (!password)
    throw new Error('SEED_DEMO needs DEMO_ADMIN_PASSWORD, the password of the panel’s first admin');

  if (await adminUsers(strapi).exists({ email: ADMIN_EMAIL })) return;
  const superAdmin = await adminRoles(strapi).getSuperAdmin();
  await adminUsers(strapi).create({
    email: ADMIN_EMAIL,
    firstname: 'Noor',
    lastname: 'Studio',
    password,
    isActive: true,
    registrationToken: null,
    roles: [superAdmin.id],
  });
}
