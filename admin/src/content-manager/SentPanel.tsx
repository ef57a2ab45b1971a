import { Suspense, lazy } from 'react';

import { useInvitationsQuery } from '../api/invitations';
import { useMay } from '../hooks/useMay';
import { PLUGIN_NAME } from '../plugin';
import type { SidePanel } from './apis';
import { asSendable } from './sendings';
import { useSendable } from './useSendable';

const SentList = lazy(() => import('./SentList').then((module) => ({ default: module.SentList })));

/** Beside an entry: to whom it was sent, and who opened it. */
export const SentPanel: SidePanel = ({ model, document }) => {
  const may = useMay();
  const mayRead = may('invitations.read');
  const sendable = useSendable(model);
  const documentId = document?.documentId ?? '';
  // Who may not send is not told what can be sent: they see the panel where something was.
  const sent = useInvitationsQuery(
    { documentUid: model, documentId, pageSize: 1 },
    { skip: !mayRead || documentId === '' || may('invitations.create') },
  );
  const wasSent = (sent.data?.meta.pagination.total ?? 0) > 0;
  if (!mayRead || !document || !(sendable || wasSent)) return null;
  return {
    title: PLUGIN_NAME,
    content: (
      <Suspense fallback={null}>
        <SentList entry={asSendable(model, document)} sendable={sendable} />
      </Suspense>
    ),
  };
};
