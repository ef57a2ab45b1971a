import { BUILT_IN_POLICIES, type BuiltInPolicy, type Policy, type PolicyBook } from '../domain/policy';
import type { MagicLinkConfig } from './schema';

/** The policies as the services know them, by key. */
export function policyBook({ policies }: MagicLinkConfig): PolicyBook {
  const invitations = BUILT_IN_POLICIES.filter((key) => key !== 'sign-in');
  const signIn = signInPolicy(policies['sign-in']);
  const all = [signIn, ...invitations.map((key) => invitationPolicy(key, policies[key]))];
  return new Map(all.map((policy) => [policy.key, policy]));
}

/** A built-in policy, which every book holds. */
export function policyOf(book: PolicyBook, key: BuiltInPolicy): Policy {
  const policy = book.get(key);
  if (!policy) throw new Error(`The built-in policy ${key} is missing.`);
  return policy;
}

type SignInRules = MagicLinkConfig['policies']['sign-in'];
type InvitationPolicyRules = MagicLinkConfig['policies']['guest'];

function signInPolicy(rules: SignInRules): Policy {
  const { sessionLifetimeSeconds = null } = rules;
  return { key: 'sign-in', purpose: 'sign-in', ...rules, sessionLifetimeSeconds, invitation: null };
}

/** No code: nobody waits for one, since nobody asked. No binding to a browser either. */
function invitationPolicy(key: string, rules: InvitationPolicyRules): Policy {
  const { linkLifetimeSeconds, resendAfterSeconds, allowedDomains, refusedDomains, ...more } = rules;
  const { sessionLifetimeSeconds = null, invitationLifetimeSeconds, ...rest } = more;
  const { inviterPanelRoles, inviterUserRoles, inviterApiTokens, ...invitation } = rest;
  const inviters = {
    panelRoles: inviterPanelRoles,
    userRoles: inviterUserRoles,
    apiTokens: inviterApiTokens,
  };
  const { accessDurationSeconds = null } = invitation;
  return {
    key,
    purpose: 'invitation',
    linkLifetimeSeconds,
    offerCode: false,
    requireSameBrowser: false,
    resendAfterSeconds,
    sessionLifetimeSeconds,
    allowedDomains,
    refusedDomains,
    invitation: {
      ...invitation,
      inviters,
      lifetimeSeconds: invitationLifetimeSeconds,
      accessDurationSeconds,
    },
  };
}
