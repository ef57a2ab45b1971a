import type { GuestAccess } from '../domain/access';
import type { Audit, Client } from '../domain/ports';

/** Tells in time that an access will end, inside the transaction that notes it. */
export function createWarnOfEnd({ audit }: { audit: Audit }) {
  return async function warnOfEnd({ invitationId }: GuestAccess, { id: clientId }: Client): Promise<void> {
    await audit.record({ type: 'access.ending', clientId, invitationId });
  };
}

export type WarnOfEnd = ReturnType<typeof createWarnOfEnd>;
