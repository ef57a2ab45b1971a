import type { Core } from '@strapi/strapi';

import { rowsOf } from './strapi-services';

/** All that a client of the agency may do. `auth.logout` does something in U&P's refresh mode only. */
const PERMITTED = [
  'api::project.project.find',
  'api::project.project.findOne',
  'api::review-packet.review-packet.find',
  'api::review-packet.review-packet.findOne',
  'plugin::users-permissions.user.me',
  'plugin::users-permissions.auth.logout',
];

/** Returns the id of the "Agency client" role. */
export async function seedAgencyClientRole(strapi: Core.Strapi): Promise<number> {
  const roles = rowsOf(strapi, 'role');
  const existing = await roles.findOne({ where: { type: 'agency-client' } });
  const role =
    existing ??
    (await roles.create({
      data: {
        name: 'Agency client',
        type: 'agency-client',
        description: 'Sees their own project and packets.',
      },
    }));
  for (const action of PERMITTED) await permit(strapi, role.id, action);
  return role.id;
}

async function permit(strapi: Core.Strapi, roleId: number, action: string): Promise<void> {
  const permissions = rowsOf(strapi, 'permission');
  if (await permissions.findOne({ where: { action, role: { id: roleId } } })) return;
  await permissions.create({ data: { action, role: roleId } });
}
