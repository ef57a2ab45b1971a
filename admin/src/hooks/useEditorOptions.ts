import { useEditorOptionsQuery } from '../api/options';

/** Asked once and shared: names of roles, policies, languages. */
export const useEditorOptions = () => useEditorOptionsQuery(undefined);
