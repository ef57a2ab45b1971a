import { Button, Flex, Typography } from '@strapi/design-system';
import { Cross, PaperPlane } from '@strapi/icons';
import { useTable } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useResendInvitationMutation, useRevokeInvitationMutation } from '../../api/invitations';
import { Ask, type Question } from '../../components/Ask';
import { useInBulk } from '../../hooks/useInBulk';
import { useMay } from '../../hooks/useMay';
import { useSay } from '../../translations/say';

/** For the selected rows; shown while there are any. */
export function BulkActions() {
  const say = useSay();
  const may = useMay();
  const ids = useTable('BulkActions', (state) => state.selectedRows).map(({ id }) => `${id}`);
  const clear = useTable('BulkActions', (state) => state.selectRow);
  const [resend] = useResendInvitationMutation();
  const [revoke] = useRevokeInvitationMutation();
  const bulk = useInBulk((done, refused) => say('bulk.summary', { done, refused }));
  const [question, setQuestion] = useState<Question | null>(null);

  const all = async (action: (id: string) => Promise<unknown>) => {
    await bulk.run(ids, action);
    clear([]);
  };
  const askToResend = () =>
    setQuestion({
      title: say('bulk.resend.title', { count: ids.length }),
      text: say('bulk.resend.text'),
      danger: false,
      onYes: () => all((id) => resend(id).unwrap()),
    });
  const askToRevoke = () =>
    setQuestion({
      title: say('bulk.revoke.title', { count: ids.length }),
      text: say('revoke.text'),
      danger: true,
      onYes: () => all((id) => revoke(id).unwrap()),
    });
  if (ids.length === 0) return null;
  return (
    <>
      <Flex gap={2} wrap="wrap" paddingBottom={4}>
        <Typography textColor="neutral700">{say('bulk.selected', { count: ids.length })}</Typography>
        {may('invitations.resend') && (
          <Button
            size="S"
            variant="secondary"
            startIcon={<PaperPlane />}
            loading={bulk.running}
            onClick={askToResend}
          >
            {say('action.resend')}
          </Button>
        )}
        {may('invitations.revoke') && (
          <Button
            size="S"
            variant="danger-light"
            startIcon={<Cross />}
            loading={bulk.running}
            onClick={askToRevoke}
          >
            {say('action.revoke')}
          </Button>
        )}
      </Flex>
      <Ask question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
