import type { InvitationPolicyRules, SignInPolicyRules } from '../../../contracts';
import type { Policy } from '../domain/policy';

/** A policy as the services know it. */
export function toPolicy(
  key: string,
  { label, isDeleted, ceilings }: Pick<Policy, 'label' | 'isDeleted' | 'ceilings'>,
  rules: SignInPolicyRules | InvitationPolicyRules,
): Policy {
  const rest = 'offerCode' in rules ? signInPolicy(rules) : invitationPolicy(rules);
  return { key, label, isDeleted, ceilings, ...rest };
}

type Ruled = Omit<Policy, 'key' | 'label' | 'isDeleted' | 'ceilings'>;

function signInPolicy(rules: SignInPolicyRules): Ruled {
  return { purpose: 'sign-in', ...rules, invitation: null };
}

/** No code: nobody waits for one, since nobody asked. No binding to a browser either. */
function invitationPolicy(rules: InvitationPolicyRules): Ruled {
  const { linkLifetimeSeconds, resendAfterSeconds, sessionLifetimeSeconds, ...more } = rules;
  const { allowedDomains, refusedDomains, invitationLifetimeSeconds, ...rest } = more;
  const { inviterPanelRoles, inviterUserRoles, inviterApiTokens, ...invitation } = rest;
  const inviters = {
    panelRoles: inviterPanelRoles,
    userRoles: inviterUserRoles,
    apiTokens: inviterApiTokens,
  };
  return {
    purpose: 'invitation',
    linkLifetimeSeconds,
    offerCode: false,
    requireSameBrowser: false,
    resendAfterSeconds,
    sessionLifetimeSeconds,
    allowedDomains,
    refusedDomains,
    invitation: { ...invitation, inviters, lifetimeSeconds: invitationLifetimeSeconds },
  };
}
