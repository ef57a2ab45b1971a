import type { Core } from '@strapi/strapi';

import { adminRoles, adminUsers } from './strapi-services';

/** What an account manager may do with Magic Link: everything but the emergency brake and the server's own affairs. */
const EDITOR_ACTIONS = [
  'invitations.read',
  'invitations.create',
  'invitations.import',
  'invitations.resend',
  'invitations.revoke',
  'invitations.set-role',
  'invitations.export',
  'links.read',
  'links.revoke',
  'clients.read',
  'clients.revoke-sessions',
  'clients.manage-access',
];

/** They see the packets that they send, and change none. */
const READS_PACKETS = {
  action: 'plugin::content-manager.explorer.read',
  subject: 'api::review-packet.review-packet',
  properties: { fields: ['title', 'period', 'body'] },
  conditions: [],
};

interface DemoAdmin {
  email: string;
  firstname: string;
  lastname: string;
  /** Without a role of its own: the super admin. */
  role?: { name: string; description: string; actions: string[]; entries?: (typeof READS_PACKETS)[] };
}

const DEMO_ADMINS: readonly DemoAdmin[] = [
  { email: 'admin@studio.example', firstname: 'Noor', lastname: 'Studio' },
  {
    email: 'mara@studio.example',
    firstname: 'Mara',
    lastname: 'Lindqvist',
    role: {
      name: 'Account manager',
      description: 'Lets clients in, and nothing else.',
      actions: EDITOR_ACTIONS.map((action) => `plugin::magic-link.${action}`),
      entries: [READS_PACKETS],
    },
  },
  {
    email: 'will@studio.example',
    firstname: 'Will',
    lastname: 'Okoro',
    role: {
      name: 'Picture desk',
      description: 'Has nothing to do with clients.',
      actions: ['plugin::upload.read', 'plugin::upload.assets.create'],
    },
  },
];

/** The people of the panel, all with the password that the demo made for this machine. */
export async function seedAdmins(strapi: Core.Strapi): Promise<void> {
  const password = process.env.DEMO_ADMIN_PASSWORD;
  if (!password)
    throw new Error('SEED_DEMO needs DEMO_ADMIN_PASSWORD, the password of the panel’s first admin');

  for (const { role, ...admin } of DEMO_ADMINS) {
    if (await adminUsers(strapi).exists({ email: admin.email })) continue;
    const roleId = role
      ? await findOrCreateRole(strapi, role)
      : (await adminRoles(strapi).getSuperAdmin()).id;
    await adminUsers(strapi).create({
      ...admin,
      password,
      isActive: true,
      registrationToken: null,
      roles: [roleId],
    });
  }
}

async function findOrCreateRole(
  strapi: Core.Strapi,
  { name, description, actions, entries = [] }: NonNullable<DemoAdmin['role']>,
): Promise<number> {
  const roles = adminRoles(strapi);
  const { id } = (await roles.findOne({ name })) ?? (await roles.create({ name, description }));
  const permissions = actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] }));
  await roles.assignPermissions(id, [...permissions, ...entries]);
  return id;
}
