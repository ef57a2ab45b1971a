import type { GuestAccess } from '../domain/access';
import type { AccessStore } from '../domain/access-ports';
import type { PolicyBook } from '../domain/policy';
import type { Audit, Client, Notices } from '../domain/ports';
import { invitationRulesOf } from './start-access';

export interface WarnOfEndDeps {
  access: AccessStore;
  policies: PolicyBook;
  notices: Notices;
  audit: Audit;
}

/** Tells in time that an access will end, inside the transaction that notes it: the editor, and the guest if wished. */
export function createWarnOfEnd({ notices, audit, ...rules }: WarnOfEndDeps) {
  return async function warnOfEnd({ invitationId }: GuestAccess, { id: clientId }: Client): Promise<void> {
    await audit.record({ type: 'access.ending', clientId, invitationId });
    await notices.notify('access-ending-editor', { clientId, invitationId });
    const policy = await invitationRulesOf(rules, invitationId);
    if (policy?.warnGuest) await notices.notify('access-ending', { clientId, invitationId });
  };
}

export type WarnOfEnd = ReturnType<typeof createWarnOfEnd>;
