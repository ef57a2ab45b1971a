import { PaperPlane } from '@strapi/icons';
import { useMemo } from 'react';

import { useMay } from '../hooks/useMay';
import { useSay } from '../translations/say';
import type { BulkAction, DocumentAction, Entry, ModalContent } from './apis';
import { LazySendDialog } from './LazySendDialog';
import { type SendableEntry, addressesOfUsers, asSendable } from './sendings';
import { useSendable } from './useSendable';

const USERS = 'plugin::users-permissions.user';

/** In the menu of an entry, and of its row in the list. */
export const SendEntry: DocumentAction = ({ model, document }) => {
  const say = useSay();
  const sendable = useSendable(model);
  const content = useSendContent(model, document ? [document] : []);
  if (!sendable || !document) return null;
  return {
    label: say('send.open'),
    icon: <PaperPlane />,
    position: SendEntry.position,
    dialog: { type: 'modal', title: say('send.open'), content },
  };
};
SendEntry.position = ['header', 'table-row'];

/** For several entries at once. */
export const SendEntries: BulkAction = ({ model, documents }) => {
  const say = useSay();
  const sendable = useSendable(model);
  const content = useSendContent(model, documents);
  if (!sendable || documents.length === 0) return null;
  return {
    label: say('send.open'),
    variant: 'secondary',
    dialog: { type: 'modal', title: say('send.title-several', { count: documents.length }), content },
  };
};

/** On the list of Users & Permissions' users: into the portal, without a document. */
export const InviteUsers: BulkAction = ({ model, documents }) => {
  const say = useSay();
  const may = useMay();
  const addresses = model === USERS ? addressesOfUsers(documents) : [];
  const asked = addresses.join(' ');
  const content = useMemo<ModalContent>(
    () =>
      function InviteThese({ onClose }) {
        return <LazySendDialog entries={[]} addresses={asked.split(' ')} onClose={onClose} />;
      },
    [asked],
  );
  if (addresses.length === 0 || !may('invitations.create')) return null;
  return {
    label: say('send.invite-users'),
    variant: 'secondary',
    dialog: { type: 'modal', title: say('send.invite-users-title', { count: addresses.length }), content },
  };
};

/** The same component for the same entries: a new one would forget what was typed at each answer from the server. */
function useSendContent(uid: string, documents: Entry[]): ModalContent {
  const asked = JSON.stringify(documents.map((document) => asSendable(uid, document)));
  return useMemo<ModalContent>(() => {
    const entries = JSON.parse(asked) as SendableEntry[];
    return function SendThese({ onClose }) {
      return <LazySendDialog entries={entries} onClose={onClose} />;
    };
  }, [asked]);
}
