import type { InvitationDetails } from '../../../../contracts';
import { useResendInvitationMutation, useRevokeInvitationMutation } from '../../api/invitations';
import type { Question } from '../../components/Ask';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { type MessageKey, useSay } from '../../translations/say';
import type { NextStep } from './next-step';
import { useClientMoves } from './useClientMoves';

export interface InvitationMove {
  label: MessageKey;
  danger: boolean;
  /** Whether it is what helps now. */
  helpsNow: boolean;
  run: () => unknown;
}

export interface Move extends InvitationMove {
  allowed: boolean;
}

export type OpenDialog = 'extend' | 'copy-link' | 'invite' | 'access';

export interface Stage {
  invitation: InvitationDetails;
  step: NextStep;
  mayCopyLink: boolean;
  ask: (question: Question) => void;
  open: (what: OpenDialog) => void;
}

/** `ask-first` offers it, and yet it is not what helps: nobody is invited against their will by a big button. */
const REINVITING: readonly NextStep[] = ['correct-address', 'invite-anew', 'invite-again', 'account-gone'];

/** What this editor may do with this invitation, what helps now first. */
export function useInvitationMoves(stage: Stage): InvitationMove[] {
  const say = useSay();
  const may = useMay();
  const told = useTold();
  const clientMoves = useClientMoves(stage);
  const [resend] = useResendInvitationMutation();
  const [revoke] = useRevokeInvitationMutation();
  const { invitation, step, ask, open } = stage;
  const { documentId, lifecycle, email } = invitation;
  const isOpen = lifecycle === 'pending' || lifecycle === 'expired';
  const reinvites = REINVITING.includes(step);

  const askToRevoke = () =>
    ask({
      title: say('revoke.title', { email }),
      text: say('revoke.text'),
      danger: true,
      onYes: () => told(() => revoke(documentId).unwrap(), 'revoke.done'),
    });

  const all: Move[] = [
    {
      label: step === 'correct-address' ? 'action.correct-address' : 'action.invite-again',
      danger: false,
      helpsNow: reinvites,
      allowed: may('invitations.create') && (reinvites || step === 'ask-first'),
      run: () => open('invite'),
    },
    {
      label: step === 'extend-and-resend' ? 'action.extend-and-resend' : 'action.extend',
      danger: false,
      helpsNow: step === 'extend-and-resend' || step === 'extend-and-copy',
      allowed: may('invitations.resend') && isOpen && step !== 'invite-anew',
      run: () => open('extend'),
    },
    {
      label: 'action.resend',
      danger: false,
      helpsNow: step === 'resend',
      allowed: may('invitations.resend') && lifecycle === 'pending' && step !== 'invite-anew',
      run: () => told(() => resend(documentId).unwrap(), 'resend.done'),
    },
    {
      label: 'action.copy-link',
      danger: false,
      helpsNow: step === 'copy-link',
      allowed: stage.mayCopyLink && lifecycle === 'pending' && step !== 'invite-anew',
      run: () => open('copy-link'),
    },
    {
      label: 'action.revoke',
      danger: true,
      helpsNow: false,
      allowed: may('invitations.revoke') && isOpen,
      run: askToRevoke,
    },
    ...clientMoves,
  ];
  return all
    .filter(({ allowed }) => allowed)
    .sort((one, other) => Number(other.helpsNow) - Number(one.helpsNow));
}
