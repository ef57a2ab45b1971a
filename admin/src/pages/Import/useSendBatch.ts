import { useEffect, useMemo, useState } from 'react';

import { type BatchDefaults, type BatchRowInput, LIMITS } from '../../../../contracts';
import { useAddRowsMutation, useCreateBatchMutation, useSteerBatchMutation } from '../../api/batches';
import { useNews } from '../../hooks/useNews';
import { inPortions } from './read-file';

interface Sending {
  /** Resolves with the id of the started batch; null when it did not work, and the reason was told. */
  send: () => Promise<string | null>;
  sending: boolean;
  /** Rows that the server has. */
  handedOver: number;
}

/** Hands the rows over in portions, then starts. Pressed again after a failure, it goes on: the key is the same. */
export function useSendBatch(name: string, rows: BatchRowInput[], defaults: BatchDefaults): Sending {
  const news = useNews();
  const [createBatch] = useCreateBatchMutation();
  const [addRows] = useAddRowsMutation();
  const [steer] = useSteerBatchMutation();
  const [sending, setSending] = useState(false);
  const [handedOver, setHandedOver] = useState(0);
  // Other rows or defaults are another import.
  const idempotencyKey = useMemo(randomKey, [name, rows, defaults]);

  const handOver = async () => {
    const { documentId, state } = await createBatch({ idempotencyKey, name, defaults }).unwrap();
    // Started by the try before, whose answer was lost.
    if (state !== 'collecting') return documentId;
    for (const portion of inPortions(rows, LIMITS.rowsPerCall)) {
      setHandedOver((await addRows({ documentId, rows: portion }).unwrap()).total);
    }
    await steer({ documentId, move: 'start' }).unwrap();
    return documentId;
  };
  const send = async () => {
    setSending(true);
    try {
      return await handOver();
    } catch (error) {
      news.bad(error);
      return null;
    } finally {
      setSending(false);
    }
  };
  useWarningBeforeLeaving(sending);
  return { send, sending, handedOver };
}

/** Another screen of the panel stops nothing; a closed browser hands over no more rows. */
function useWarningBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}

/** `randomUUID` is there over HTTPS only. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
