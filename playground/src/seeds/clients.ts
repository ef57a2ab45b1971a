import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { OwnedType } from '../own-entries';
import type { DemoClient } from './demo-data';
import { portalUsers, rowsOf } from './strapi-services';

/** One client with a project and review packets. Nobody knows the password: the mailbox is the only way in. */
export async function seedClient(strapi: Core.Strapi, client: DemoClient, roleId: number): Promise<void> {
  const userId = await findOrCreateUser(strapi, client, roleId);
  await seedEntry(strapi, 'api::project.project', userId, client.project);
  for (const packet of client.packets) {
    await seedEntry(strapi, 'api::review-packet.review-packet', userId, packet);
  }
}

async function findOrCreateUser(strapi: Core.Strapi, client: DemoClient, roleId: number): Promise<number> {
  const existing = await rowsOf(strapi, 'user').findOne({ where: { email: client.email } });
  if (existing) return existing.id;
  const created = await portalUsers(strapi).add({
    username: client.name,
    email: client.email,
    provider: 'local',
    password: randomBytes(32).toString('base64url'),
    confirmed: true,
    blocked: false,
    role: roleId,
  });
  return created.id;
}

async function seedEntry(
  strapi: Core.Strapi,
  uid: OwnedType,
  userId: number,
  data: { title: string },
): Promise<void> {
  const documents = strapi.documents(uid);
  const mine = { title: data.title, client: { id: userId } };
  if (await documents.findFirst({ filters: mine })) return;
  await documents.create({ data: { ...data, client: userId } });
}
