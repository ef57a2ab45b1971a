import { policyOf } from '../domain/policy';
import { createSignIn } from '../sign-in';
import type { Ground } from './ground';
import type { Inviting } from './inviting';
import type { AuditLog } from './audit-log';
import type { Delivery } from './delivery';
import type { Records } from './records';
import type { Requests } from './requests';
import type { Rules } from './rules';

/** Links asked for, opened and redeemed. */
export function composeSignIn(
  parts: Ground & Rules & Records & AuditLog & Requests & Delivery & Pick<Inviting, 'door'>,
) {
  const { config, surroundings, audience, keyring, clock, chance, log, transaction } = parts;
  const { today, policies, addresses, admission, links, clients, accounts, sessions, firstStart } = parts;
  const { audit, traffic, redirectRules, networkPrivacy, messages, notices, wakeMailWorker, door } = parts;
  const { trustCreatedBefore } = config.accounts;
  const policy = () => policyOf(policies, 'sign-in');
  return createSignIn(
    {
      invitations: door,
      accounts,
      admission,
      newcomerRole: async () => (today().accounts.creation === 'open' ? accounts.signUpRole() : undefined),
      clients,
      trustedBeforeMs: () =>
        trustCreatedBefore === undefined ? firstStart.atMs() : Date.parse(trustCreatedBefore),
      links,
      messages,
      sessions,
      audit,
      notices,
      log,
      traffic,
      transaction,
      keyring,
      clock,
      policies,
      policy,
      audience,
      chance,
      wakeWorker: wakeMailWorker,
    },
    {
      requestRules: () => ({ ...redirectRules, requireSameBrowser: policy().requireSameBrowser }),
      page: {
        portal: addresses.portal,
        urls: addresses.page,
        secure: surroundings.apiUrl.startsWith('https:'),
      },
      callbackUrl: addresses.callbackUrl,
      networkPrivacy,
    },
  );
}
