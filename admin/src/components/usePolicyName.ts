import { useEditorOptions } from '../hooks/useEditorOptions';
import { type MessageKey, useSay } from '../translations/say';

/** Those that every installation has; a team's own are called as the team calls them. */
const BUILT_IN: Readonly<Record<string, MessageKey>> = {
  'sign-in': 'policy.sign-in',
  invitation: 'policy.invitation',
  document: 'policy.document',
  guest: 'policy.guest',
};

/** By its key, which remains of one that is gone, or that the reader is not told the name of. */
export function usePolicyName(): (key: string, label?: string | null) => string {
  const say = useSay();
  const options = useEditorOptions();
  return (key, label) => {
    const name = BUILT_IN[key];
    if (name) return say(name);
    return label ?? options.data?.policies.find((policy) => policy.key === key)?.label ?? key;
  };
}
