import { useRef, useState } from 'react';

import { useAddRowsMutation, useCreateBatchMutation, useSteerBatchMutation } from '../../api/batches';
import { useNews } from '../../hooks/useNews';
import { type BatchCalls, type Wanted, handOver } from './hand-over';

interface Sending {
  /** Resolves with the id of the started batch; null when it did not work, and the reason was told. */
  send: () => Promise<string | null>;
  sending: boolean;
  /** Rows that the server has. */
  handedOver: number;
}

/** Hands the rows over, on another screen of the panel as well. Pressed again after a failure, it goes on. */
export function useSendBatch(wanted: Wanted): Sending {
  const news = useNews();
  const [createBatch] = useCreateBatchMutation();
  const [addRows] = useAddRowsMutation();
  const [steer] = useSteerBatchMutation();
  const [sending, setSending] = useState(false);
  const [handedOver, setHandedOver] = useState(0);
  const begun = useRef(new Set<string>());

  const calls: BatchCalls = {
    create: (body) => createBatch(body).unwrap(),
    addRows: (documentId, rows) => addRows({ documentId, rows }).unwrap(),
    start: (documentId) => steer({ documentId, move: 'start' }).unwrap(),
  };
  const send = async () => {
    setSending(true);
    const stopWarning = warnBeforeClosing();
    try {
      return await handOver(wanted, calls, begun.current, setHandedOver);
    } catch (error) {
      news.bad(error);
      return null;
    } finally {
      stopWarning();
      setSending(false);
    }
  };
  return { send, sending, handedOver };
}

/** Another screen of the panel stops nothing; a closed browser hands over no more rows. Returns how to stop it. */
function warnBeforeClosing(): () => void {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}
