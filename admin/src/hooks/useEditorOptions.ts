import { useEditorOptionsQuery } from '../api/options';
import { useMay } from './useMay';

/** Asked once and shared: names of roles, policies, languages. Who may not invite is not told them. */
export function useEditorOptions() {
  const may = useMay();
  return useEditorOptionsQuery(undefined, { skip: !may('invitations.create') });
}
