import type { Core } from '@strapi/strapi';

/** The part of Strapi's untyped services that the seeds use. */
interface AdminUsers {
  exists(where: { email: string }): Promise<boolean>;
  create(admin: Record<string, unknown>): Promise<unknown>;
}

interface AdminRoles {
  getSuperAdmin(): Promise<{ id: number }>;
  findOne(where: { name: string }): Promise<{ id: number } | null>;
  create(role: { name: string; description: string }): Promise<{ id: number }>;
  assignPermissions(roleId: number, permissions: Record<string, unknown>[]): Promise<unknown>;
}

interface PortalUsers {
  add(user: Record<string, unknown>): Promise<{ id: number }>;
}

interface Rows {
  findOne(query: { where: Record<string, unknown> }): Promise<{ id: number } | null>;
  create(query: { data: Record<string, unknown> }): Promise<{ id: number }>;
}

export const adminUsers = (strapi: Core.Strapi) => strapi.service('admin::user') as AdminUsers;

export const adminRoles = (strapi: Core.Strapi) => strapi.service('admin::role') as AdminRoles;

export const portalUsers = (strapi: Core.Strapi) =>
  strapi.service('plugin::users-permissions.user') as PortalUsers;

export const rowsOf = (strapi: Core.Strapi, table: 'user' | 'role' | 'permission') =>
  strapi.db.query(`plugin::users-permissions.${table}`) as Rows;
