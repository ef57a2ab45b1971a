import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { AuditQuery, InvitationQuery } from '../../../contracts';
import { AUDIT_EXPORT_ROUTE } from '../api/audit';
import { failuresRoute } from '../api/batches';
import { EXPORT_ROUTE } from '../api/invitations';
import { saveAs } from './save-as';
import { useNews } from './useNews';

interface Saving {
  saving: boolean;
  save: () => Promise<void>;
}

/** Saves the list, as it is filtered, as a file. */
export const useExport = (query: InvitationQuery): Saving =>
  useSaving(EXPORT_ROUTE, `invitations-${new Date().toISOString().slice(0, 10)}.csv`, query);

/** Saves the lines of the log that a filter matches. */
export const useAuditExport = (query: AuditQuery, format: 'csv' | 'ndjson'): Saving =>
  useSaving(AUDIT_EXPORT_ROUTE, `audit-events-${new Date().toISOString().slice(0, 10)}.${format}`, {
    ...query,
    format,
  });

/** Saves the rows of an import that got no invitation: mended, they can be dropped in again. */
export const useFailures = (documentId: string): Saving =>
  useSaving(failuresRoute(documentId), 'failures.csv', {});

/** Through the panel's own client: a plain link carries no session. */
function useSaving(route: string, name: string, params: object): Saving {
  const { get } = useFetchClient();
  const news = useNews();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const { data } = await get(route, { params, responseType: 'blob' });
      saveAs(data, name);
    } catch (error) {
      news.bad(error);
    } finally {
      setSaving(false);
    }
  };
  return { saving, save };
}
