import { useAuth } from '@strapi/strapi/admin';
import { useMemo } from 'react';

import type { AdminAction } from '../../../contracts';
import { permissionFor } from '../permissions';

/**
 * What this admin's roles allow, known at once. `useRBAC` names an action by its last word, of which we have four
 * `read`; the server asks again on every route.
 */
export function useMay(): (action: AdminAction) => boolean {
  const permissions = useAuth('MagicLink', (state) => state.permissions);
  return useMemo(() => {
    const held = new Set(permissions.map(({ action }) => action));
    return (action) => held.has(permissionFor(action).action);
  }, [permissions]);
}
