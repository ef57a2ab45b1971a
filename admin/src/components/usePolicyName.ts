import { type MessageKey, useSay } from '../translations/say';

/** Those that every installation has; a team's own are called by their key. */
const BUILT_IN: Readonly<Record<string, MessageKey>> = {
  'sign-in': 'policy.sign-in',
  invitation: 'policy.invitation',
  document: 'policy.document',
  guest: 'policy.guest',
};

export function usePolicyName(): (key: string) => string {
  const say = useSay();
  return (key) => {
    const name = BUILT_IN[key];
    return name ? say(name) : key;
  };
}
