import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { InvitationRecord } from '../../../contracts';
import { useInvitationsQuery } from '../api/invitations';
import { ModalFrame } from '../components/ModalFrame';
import { StatusTag } from '../components/StatusTag';
import { When } from '../components/When';
import { DELIVERY_LOOKS, ENGAGEMENT_LOOKS, LIFECYCLE_LOOKS, type StatusLook } from '../components/statuses';
import { pathOf } from '../pages/sections';
import { useSay } from '../translations/say';
import { LazySendDialog } from './LazySendDialog';
import type { SendableEntry } from './sendings';

const SHOWN = 20;
const POLL_MS = 10_000;

export function SentList({ entry, sendable }: { entry: SendableEntry; sendable: boolean }) {
  const say = useSay();
  const [sending, setSending] = useState(false);
  const { uid: documentUid, documentId } = entry;
  const { data } = useInvitationsQuery(
    { documentUid, documentId, pageSize: SHOWN },
    { pollingInterval: POLL_MS, refetchOnMountOrArgChange: true },
  );
  const more = (data?.meta.pagination.total ?? 0) - (data?.data.length ?? 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {data?.data.length === 0 && <Typography textColor="neutral600">{say('sent.nobody')}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} aria-label={say('sent.title')}>
        {data?.data.map((invitation) => (
          <li key={invitation.documentId}>
            <Sent invitation={invitation} />
          </li>
        ))}
      </Flex>
      {more > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {say('sent.more', { count: more })}
        </Typography>
      )}
      {sendable && (
        <Button variant="secondary" startIcon={<PaperPlane />} onClick={() => setSending(true)}>
          {say('send.open')}
        </Button>
      )}
      {sending && <SendModal entry={entry} onClose={() => setSending(false)} />}
    </Flex>
  );
}

function Sent({ invitation }: { invitation: InvitationRecord }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Link
        tag={NavLink}
        to={`${pathOf('invitations')}/${invitation.documentId}`}
        style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
      >
        {invitation.email}
      </Link>
      <Flex gap={2} wrap="wrap">
        <StatusTag look={lookOf(invitation)} />
        <Typography variant="pi" textColor="neutral600">
          <When at={invitation.acceptedAt ?? invitation.createdAt} />
        </Typography>
      </Flex>
    </Flex>
  );
}

/** The one of the three axes that says most: who did not open it may not have got it, or not any more. */
function lookOf({ lifecycle, delivery, engagement }: InvitationRecord): StatusLook {
  if (engagement !== 'none' && engagement !== 'scanned') return ENGAGEMENT_LOOKS[engagement];
  if (lifecycle !== 'pending') return LIFECYCLE_LOOKS[lifecycle];
  return delivery === 'sent' || delivery === 'delivered'
    ? ENGAGEMENT_LOOKS[engagement]
    : DELIVERY_LOOKS[delivery];
}

function SendModal({ entry, onClose }: { entry: SendableEntry; onClose: () => void }) {
  const say = useSay();
  return (
    <ModalFrame title={say('send.open')} onClose={onClose}>
      <LazySendDialog entries={[entry]} onClose={onClose} />
    </ModalFrame>
  );
}
