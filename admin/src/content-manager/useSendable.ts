import { useEditorOptionsQuery } from '../api/options';
import { useMay } from '../hooks/useMay';

/** Whether entries of a content type can be sent by this admin: the portal must have a page for them. */
export function useSendable(uid: string): boolean {
  const mayInvite = useMay()('invitations.create');
  const { data } = useEditorOptionsQuery(undefined, { skip: !mayInvite });
  return mayInvite && (data?.documents.includes(uid) ?? false);
}
