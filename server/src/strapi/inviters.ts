import type { Core } from '@strapi/types';
import type { AdminAction } from '../../../contracts';
import type { Inviters } from '../domain/invitation-ports';
import { pickLanguage } from '../domain/language';
import { USER_UID } from './accounts';

const ADMIN_UID = 'admin::user';
const API_TOKEN_UID = 'admin::api-token';

interface AdminRow {
  id: number;
  isActive: boolean | null;
  blocked: boolean | null;
  email: string;
  firstname: string | null;
  lastname: string | null;
  roles: readonly { code: string }[];
  /** Strapi's own spelling. */
  preferedLanguage: string | null;
}

/** An API token, or a role of U&P. */
interface Granted {
  type?: string;
  permissions?: readonly { action: string }[];
}

interface PermissionService {
  engine: { generateUserAbility(user: unknown): Promise<{ can(action: string): boolean }> };
}

/** Who invites, as Strapi knows them. Its own queries, so that they take part in a transaction. */
export function createInviters(strapi: Core.Strapi): Inviters {
  async function namesOfKind(kind: string, ids: number[]): Promise<[string, string][]> {
    if (ids.length === 0) return [];
    const where = { id: { $in: ids } };
    if (kind === 'admin') {
      const admins = (await strapi.db.query(ADMIN_UID).findMany({ where })) as AdminRow[];
      return admins.map((admin) => [`admin:${admin.id}`, fullName(admin)]);
    }
    if (kind === 'api-token') {
      const tokens = (await strapi.db.query(API_TOKEN_UID).findMany({ where })) as {
        id: number;
        name: string;
      }[];
      return tokens.map(({ id, name }) => [`api-token:${id}`, name]);
    }
    const users = (await strapi.db.query(USER_UID).findMany({ where })) as { id: number; username: string }[];
    return users.map(({ id, username }) => [`user:${id}`, username]);
  }

  /** As Strapi's own admin strategy asks: an admin who is there and active. */
  async function activeAdmin(label: string): Promise<AdminRow | undefined> {
    if (!label.startsWith('admin:')) return undefined;
    const where = { id: idOf(label) };
    const found: unknown = await strapi.db.query(ADMIN_UID).findOne({ where, populate: ['roles'] });
    const admin = found as AdminRow | null;
    return admin?.isActive && !admin.blocked ? admin : undefined;
  }

  /** By the roles of today. Programs and clients have none of the panel's: they never may. */
  async function may(action: AdminAction, label: string): Promise<boolean> {
    const admin = await activeAdmin(label);
    return admin !== undefined && holds(admin, action);
  }

  async function holds(admin: AdminRow, action: AdminAction): Promise<boolean> {
    const { engine } = strapi.service('admin::permission') as unknown as PermissionService;
    return (await engine.generateUserAbility(admin)).can(`plugin::magic-link.${action}`);
  }

  async function roleTypesOf(userId: number): Promise<string[] | undefined> {
    const where = { id: userId };
    const found: unknown = await strapi.db.query(USER_UID).findOne({ where, populate: ['role'] });
    const user = found as { blocked: boolean | null; role?: { type: string } | null } | null;
    if (!user || user.blocked) return undefined;
    return user.role ? [user.role.type] : [];
  }

  async function tokenExists(id: number): Promise<boolean> {
    return (await strapi.db.query(API_TOKEN_UID).count({ where: { id } })) > 0;
  }

  /** What the routes of servers would let them do: whatever a token with full access wants, else what was granted. */
  async function mayCall(action: string, label: string): Promise<boolean> {
    const where = { id: idOf(label) };
    const isToken = label.startsWith('api-token:');
    const uid = isToken ? API_TOKEN_UID : USER_UID;
    const populate = isToken ? ['permissions'] : ['role.permissions'];
    const found: unknown = await strapi.db.query(uid).findOne({ where, populate });
    const { type, permissions, role } = (found ?? {}) as Granted & { role?: Granted | null };
    const granted = permissions ?? role?.permissions ?? [];
    return type === 'full-access' || granted.some((permission) => permission.action === action);
  }

  return {
    async namesOf(labels) {
      const idsOf = (kind: string) =>
        [...new Set(labels)].filter((label) => label.startsWith(`${kind}:`)).map(idOf);
      const kinds = ['admin', 'api-token', 'user'];
      const names = await Promise.all(kinds.map((kind) => namesOfKind(kind, idsOf(kind))));
      return new Map(names.flat().filter(([, name]) => name !== ''));
    },

    async editorOf(label) {
      const admin = await activeAdmin(label);
      if (!admin || !(await holds(admin, 'invitations.read'))) return undefined;
      const { email, preferedLanguage } = admin;
      return { email, name: fullName(admin) || null, language: pickLanguage(preferedLanguage) };
    },

    async rolesOf(label) {
      const [kind] = label.split(':');
      if (kind === 'user') return roleTypesOf(idOf(label));
      if (kind === 'api-token') return (await tokenExists(idOf(label))) ? [] : undefined;
      const admin = await activeAdmin(label);
      return admin?.roles.map(({ code }) => code);
    },

    mayChangeRoles: (label) => may('invitations.set-role', label),
    mayRevoke: (label) =>
      label.startsWith('admin:')
        ? may('invitations.revoke', label)
        : mayCall('plugin::magic-link.invitation.revoke', label),
    mayManageAccess: (label) => may('clients.manage-access', label),
  };
}

const idOf = (label: string): number => Number(label.slice(label.indexOf(':') + 1));

function fullName({ firstname, lastname }: AdminRow): string {
  return [firstname, lastname].filter(Boolean).join(' ');
}
