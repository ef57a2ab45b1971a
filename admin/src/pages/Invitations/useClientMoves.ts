import { useEndAccessMutation, useUnblockClientMutation } from '../../api/clients';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';
import type { Move, Stage } from './useInvitationMoves';

/** What this editor may do with the account behind an invitation. Each is offered only while it helps. */
export function useClientMoves({ invitation, step, ask, open }: Stage): Move[] {
  const say = useSay();
  const may = useMay();
  const told = useTold();
  const [endAccess] = useEndAccessMutation();
  const [unblock] = useUnblockClientMutation();
  const { client, email } = invitation;
  if (!client) return [];

  const mayManage = may('clients.manage-access');
  const move = (helping: typeof step, label: Move['label'], danger: boolean, run: Move['run']): Move => {
    const helpsNow = step === helping;
    return { label, danger, helpsNow, allowed: mayManage && helpsNow, run };
  };
  const askToEndAccess = () =>
    ask({
      title: say('end-access.title', { email }),
      text: say('end-access.text'),
      danger: true,
      onYes: () => told(() => endAccess(client.id).unwrap(), 'end-access.done'),
    });
  return [
    move('unblock', 'action.unblock', false, () => told(() => unblock(client.id).unwrap(), 'unblock.done')),
    move('new-end', 'action.new-end', false, () => open('access')),
    move('end-access', 'action.end-access', true, askToEndAccess),
  ];
}
