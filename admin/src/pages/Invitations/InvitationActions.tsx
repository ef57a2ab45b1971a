import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { InvitationDetails } from '../../../../contracts';
import { Ask, type Question } from '../../components/Ask';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { useMay } from '../../hooks/useMay';
import { useSay } from '../../translations/say';
import { AccessModal } from '../Clients/AccessModal';
import { CopyLinkModal } from './CopyLinkModal';
import { ExtendModal } from './ExtendModal';
import { InviteModal } from './invite/InviteModal';
import { ADVICE, nextStepOf } from './next-step';
import { type InvitationMove, type OpenDialog, useInvitationMoves } from './useInvitationMoves';

/** What to do now, with the button that does it; and everything else that may be done. */
export function InvitationActions({ invitation }: { invitation: InvitationDetails }) {
  const say = useSay();
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const mayCopyLink = useMayCopyLink(invitation);
  const step = nextStepOf(invitation, { nowMs: Date.now(), mayCopyLink });
  const moves = useInvitationMoves({ invitation, step, mayCopyLink, ask: setQuestion, open: setOpen });
  const { client, email } = invitation;
  const close = () => setOpen(null);
  return (
    <Card title={say('invitation.next')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {invitation.deliveryProblem && <Notice tone="danger">{invitation.deliveryProblem}</Notice>}
        <Typography>{say(ADVICE[step])}</Typography>
        <Flex gap={2} wrap="wrap">
          {moves.map((move, index) => (
            <MoveButton key={move.label} move={move} helps={index === 0 && move.helpsNow} />
          ))}
        </Flex>
      </Flex>
      <Ask question={question} onClose={() => setQuestion(null)} />
      {open === 'extend' && (
        <ExtendModal invitation={invitation} resends={step === 'extend-and-resend'} onClose={close} />
      )}
      {open === 'copy-link' && <CopyLinkModal invitation={invitation} onClose={close} />}
      {open === 'invite' && <InviteModal from={invitation} onClose={close} />}
      {open === 'access' && client && <AccessModal client={{ ...client, email }} onClose={close} />}
    </Card>
  );
}

/** A link to an account that exists is mailed, never shown. */
function useMayCopyLink({ clientId }: InvitationDetails): boolean {
  const may = useMay();
  const options = useEditorOptions();
  return may('invitations.copy-link') && options.data?.copyLink === true && clientId === null;
}

function MoveButton({ move, helps }: { move: InvitationMove; helps: boolean }) {
  const say = useSay();
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    await move.run();
    setRunning(false);
  };
  const quiet = move.danger ? 'danger-light' : 'tertiary';
  return (
    <Button variant={helps ? (move.danger ? 'danger' : 'default') : quiet} loading={running} onClick={run}>
      {say(move.label)}
    </Button>
  );
}
