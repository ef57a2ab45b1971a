import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { InvitationQuery } from '../../../contracts';
import { EXPORT_ROUTE } from '../api/invitations';
import { useNews } from './useNews';

/** Saves the list, as it is filtered, as a file. Through the panel's own client: a plain link carries no session. */
export function useExport(query: InvitationQuery): { saving: boolean; save: () => Promise<void> } {
  const { get } = useFetchClient();
  const news = useNews();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const { data } = await get(EXPORT_ROUTE, { params: query, responseType: 'blob' });
      saveAs(data, `invitations-${new Date().toISOString().slice(0, 10)}.csv`);
    } catch (error) {
      news.bad(error);
    } finally {
      setSaving(false);
    }
  };
  return { saving, save };
}

function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(address);
}
