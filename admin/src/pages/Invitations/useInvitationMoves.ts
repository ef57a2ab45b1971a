import type { InvitationDetails } from '../../../../contracts';
import { useEndAccessMutation } from '../../api/clients';
import { useResendInvitationMutation, useRevokeInvitationMutation } from '../../api/invitations';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import type { Question } from '../../components/Ask';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { type MessageKey, useSay } from '../../translations/say';
import type { NextStep } from './next-step';

export interface InvitationMove {
  label: MessageKey;
  danger: boolean;
  /** Whether it is what helps now. */
  helpsNow: boolean;
  run: () => unknown;
}

interface Stage {
  invitation: InvitationDetails;
  step: NextStep;
  ask: (question: Question) => void;
  open: (what: 'extend' | 'copy-link' | 'invite') => void;
}

/** What this editor may do with this invitation, what helps now first. */
export function useInvitationMoves({ invitation, step, ask, open }: Stage): InvitationMove[] {
  const say = useSay();
  const may = useMay();
  const told = useTold();
  const options = useEditorOptions();
  const [resend] = useResendInvitationMutation();
  const [revoke] = useRevokeInvitationMutation();
  const [endAccess] = useEndAccessMutation();
  const { documentId, lifecycle, clientId, email } = invitation;
  const isOpen = lifecycle === 'pending' || lifecycle === 'expired';

  const askToRevoke = () =>
    ask({
      title: say('revoke.title', { email }),
      text: say('revoke.text'),
      danger: true,
      onYes: () => told(() => revoke(documentId).unwrap(), 'revoke.done'),
    });
  const askToEndAccess = (id: number) =>
    ask({
      title: say('end-access.title', { email }),
      text: say('end-access.text'),
      danger: true,
      onYes: () => told(() => endAccess(id).unwrap(), 'end-access.done'),
    });

  const all: (InvitationMove & { allowed: boolean })[] = [
    {
      label: step === 'correct-address' ? 'action.correct-address' : 'action.invite-again',
      danger: false,
      helpsNow: step === 'correct-address' || step === 'invite-again',
      allowed: may('invitations.create') && (step === 'correct-address' || step === 'invite-again'),
      run: () => open('invite'),
    },
    {
      label: step === 'extend-and-resend' ? 'action.extend-and-resend' : 'action.extend',
      danger: false,
      helpsNow: step === 'extend-and-resend',
      allowed: may('invitations.resend') && isOpen,
      run: () => open('extend'),
    },
    {
      label: 'action.resend',
      danger: false,
      helpsNow: step === 'resend',
      allowed: may('invitations.resend') && lifecycle === 'pending',
      run: () => told(() => resend(documentId).unwrap(), 'resend.done'),
    },
    {
      label: 'action.copy-link',
      danger: false,
      helpsNow: false,
      allowed:
        may('invitations.copy-link') &&
        lifecycle === 'pending' &&
        options.data?.copyLink === true &&
        clientId === null,
      run: () => open('copy-link'),
    },
    {
      label: 'action.revoke',
      danger: true,
      helpsNow: false,
      allowed: may('invitations.revoke') && isOpen,
      run: askToRevoke,
    },
    {
      label: 'action.end-access',
      danger: true,
      helpsNow: step === 'end-access',
      allowed: may('clients.manage-access') && step === 'end-access',
      run: () => clientId !== null && askToEndAccess(clientId),
    },
  ];
  return all
    .filter(({ allowed }) => allowed)
    .sort((one, other) => Number(other.helpsNow) - Number(one.helpsNow));
}
