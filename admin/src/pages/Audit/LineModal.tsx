import { Button, Flex, Link, Modal } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { AuditRecord, AuditType } from '../../../../contracts';
import { ChangesTable } from '../../components/changes/ChangesTable';
import { type Fact, Facts } from '../../components/Facts';
import { Moment } from '../../components/When';
import { useActorName } from '../../components/useActorName';
import { useFocusBack } from '../../hooks/focus-back';
import { useMay } from '../../hooks/useMay';
import { useSay } from '../../translations/say';
import { pathOf } from '../sections';
import { useLine } from './useLine';

/** All that the log holds of one line. */
export function LineModal({ record, onClose }: { record: AuditRecord; onClose: () => void }) {
  const say = useSay();
  const focusBack = useFocusBack();
  const line = useLine();
  const facts = useFacts(record);
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={focusBack}>
        <Modal.Header closeLabel={say('dialog.close')}>
          <Modal.Title>{line(record)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {record.changes && record.changes.length > 0 && <ChangesTable changes={record.changes} />}
            <Facts facts={facts} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Once, to so many; all others are counted by the minute. */
const COUNTS_THINGS = new Set<AuditType>(['audit.pruned', 'emergency.revoked-all', 'privacy.erased']);

function useFacts(record: AuditRecord): Fact[] {
  const say = useSay();
  const may = useMay();
  const actorName = useActorName();
  const { actor, invitationId, count } = record;
  const all: (Fact | false)[] = [
    { label: 'column.when', value: <Moment at={record.at} /> },
    { label: 'column.kind', value: record.type },
    actor !== null && {
      label: 'column.by',
      value: `${actorName(actor)} (${[actor.kind, actor.id].filter(Boolean).join(':')})`,
    },
    typeof record.subject === 'string' && { label: 'column.policy-key', value: record.subject },
    record.clientId !== null && {
      label: 'column.client',
      value: [record.clientEmail, `(${record.clientId})`].filter(Boolean).join(' '),
    },
    invitationId !== null && {
      label: 'nav.invitations',
      value: may('invitations.read') ? (
        <Link tag={NavLink} to={`${pathOf('invitations')}/${invitationId}`}>
          {record.invitationEmail ?? invitationId}
        </Link>
      ) : (
        invitationId
      ),
    },
    record.reason !== null && { label: 'column.reason', value: record.reason },
    count > 1 && {
      label: 'column.what',
      value: say(COUNTS_THINGS.has(record.type) ? 'audit.in-all' : 'audit.times', { count }),
    },
    record.network !== null && { label: 'column.network', value: record.network },
    record.browser !== null && { label: 'column.browser', value: record.browser },
    { label: 'column.line', value: record.seq ?? say('audit.unsealed-line') },
  ];
  return all.filter((fact) => fact !== false);
}
