import { useAuth } from '@strapi/strapi/admin';

import type { BatchRecord } from '../../../../contracts';
import { useLazyBatchesQuery } from '../../api/batches';

const NEWEST = { page: 1, pageSize: 100 };

/**
 * Finds the import that this admin began with a file of that name and that was never started: a browser was closed, or the
 * day's rows were used up. Null where there is none, or the server can't tell: then it is an import like any other.
 */
export function useInterrupted(): (fileName: string) => Promise<BatchRecord | null> {
  const myId = useAuth('MagicLink', ({ user }) => user?.id);
  const [ask] = useLazyBatchesQuery();
  return async (fileName) => {
    const { data } = await ask(NEWEST);
    const isIt = ({ name, state, createdBy }: BatchRecord) =>
      name === fileName.trim() &&
      state === 'collecting' &&
      createdBy.kind === 'admin' &&
      createdBy.id === String(myId);
    return data?.data.find(isIt) ?? null;
  };
}
