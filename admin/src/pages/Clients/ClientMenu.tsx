import { IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { More } from '@strapi/icons';

import type { ClientRecord } from '../../../../contracts';
import { useEndAccessMutation, useRevokeSessionsMutation, useUnblockClientMutation } from '../../api/clients';
import type { Question } from '../../components/Ask';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { type MessageKey, useSay } from '../../translations/say';
import type { OpenDialog } from './ClientsTable';

interface ClientMenuProps {
  client: ClientRecord;
  ask: (question: Question) => void;
  open: (dialog: OpenDialog) => void;
}

interface Item {
  label: MessageKey;
  allowed: boolean;
  danger?: boolean;
  run: () => void;
}

/** Everything that this editor may do with one client. */
export function ClientMenu({ client, ask, open }: ClientMenuProps) {
  const say = useSay();
  const items = useItems({ client, ask, open }).filter(({ allowed }) => allowed);
  return (
    <SimpleMenu
      tag={IconButton}
      variant="ghost"
      icon={<More />}
      label={say('clients.actions-of', { email: client.email })}
      popoverPlacement="bottom-end"
    >
      {items.map(({ label, danger, run }) => (
        <MenuItem key={label} variant={danger ? 'danger' : 'default'} onSelect={run}>
          {say(label)}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
}

function useItems({ client, ask, open }: ClientMenuProps): Item[] {
  const say = useSay();
  const may = useMay();
  const told = useTold();
  const [revokeSessions] = useRevokeSessionsMutation();
  const [endAccess] = useEndAccessMutation();
  const [unblock] = useUnblockClientMutation();
  const { id, email, access } = client;
  const mayManage = may('clients.manage-access');
  const question = (title: MessageKey, text: MessageKey, done: MessageKey, action: () => Promise<unknown>) =>
    ask({
      title: say(title, { email }),
      text: say(text),
      danger: true,
      onYes: () => told(action, done),
    });
  return [
    { label: 'action.sessions', allowed: true, run: () => open({ what: 'sessions', client }) },
    {
      label: 'action.change-end',
      // A guest limit is not put on an account that somebody has anyway.
      allowed: mayManage && client.guestAccount,
      run: () => open({ what: 'access', client }),
    },
    {
      label: 'action.unblock',
      allowed: mayManage && client.blocked && !hasEnded(client),
      run: () => void told(() => unblock(id).unwrap(), 'unblock.done'),
    },
    {
      label: 'action.revoke-sessions',
      allowed: may('clients.revoke-sessions'),
      danger: true,
      run: () =>
        question('revoke-sessions.title', 'revoke-sessions.text', 'revoke-sessions.done', () =>
          revokeSessions(id).unwrap(),
        ),
    },
    {
      label: 'action.end-access',
      allowed: mayManage && client.guestAccount && access === 'guest',
      danger: true,
      run: () =>
        question('end-access.title', 'end-access.text', 'end-access.done', () => endAccess(id).unwrap()),
    },
  ];
}

/** Unblocked they still could not sign in: what they need is a new end. */
const hasEnded = ({ accessEndsAt }: ClientRecord): boolean =>
  accessEndsAt !== null && Date.parse(accessEndsAt) <= Date.now();
