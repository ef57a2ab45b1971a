import { useAuth } from '@strapi/strapi/admin';

import { type PanelRole, usePanelRolesQuery } from '../api/panel-roles';

/** Roles of the panel with their names; none to who may not see them, who reads and types their codes instead. */
export function usePanelRoles(): PanelRole[] {
  const permissions = useAuth('MagicLink', (state) => state.permissions);
  const maySee = permissions.some(({ action }) => action === 'admin::roles.read');
  const { data } = usePanelRolesQuery(undefined, { skip: !maySee });
  return data ?? [];
}
