import type { Invitation } from '../domain/invitation';
import type { InvitationStore } from '../domain/invitation-ports';
import type { Clock } from '../domain/ports';
import { refusedAs, type InvitationRefused } from './refusals';

/**
 * The pause between two mails belongs to the address, not to the invitation: who replaces one, or revokes it and invites
 * anew, mails nobody more often than who resends it.
 */
export function createPause({ invitations, clock }: { invitations: InvitationStore; clock: Clock }) {
  return async function whyTooSoon(
    about: Pick<Invitation, 'email' | 'document'>,
    { resendAfterSeconds }: { resendAfterSeconds: number },
  ): Promise<InvitationRefused | undefined> {
    const retryAtMs = ((await invitations.lastSentAtMs(about)) ?? -Infinity) + resendAfterSeconds * 1000;
    if (retryAtMs <= clock()) return undefined;
    const details = { retryAfterSeconds: Math.ceil((retryAtMs - clock()) / 1000) };
    return refusedAs('resend_too_soon', 'This address was mailed a moment ago. Wait a little.', { details });
  };
}
