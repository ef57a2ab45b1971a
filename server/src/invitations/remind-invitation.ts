import { isInvitationPolicy, isOpen, nextReminderAt, type Invitation } from '../domain/invitation';
import type { PolicyBook } from '../domain/policy';
import type { Accounts, Transaction } from '../domain/ports';
import { createSendInvitation, type SendInvitationDeps } from './send-invitation';

export interface RemindInvitationDeps extends SendInvitationDeps {
  accounts: Accounts;
  policies: PolicyBook;
  transaction: Transaction;
  wakeWorker: () => void;
}

/** A reminder comes from nobody's browser. */
const NOWHERE = { browser: null, network: null };

/** Mails that never arrive are not followed by more of them. */
const UNREACHABLE: ReadonlySet<Invitation['delivery']> = new Set(['bounced', 'complained', 'failed']);

/**
 * Mails a pending invitation anew, by its policy's days, in the recipient's language; its older links live on. Once for
 * each day, whoever claimed it: the row says until when the claim holds.
 */
export function createRemindInvitation(deps: RemindInvitationDeps) {
  const { invitations, clock } = deps;
  const sendInvitation = createSendInvitation(deps);

  return async function remindInvitation(invitationId: string, leasedUntilMs: number): Promise<void> {
    await deps.transaction(() => remind(invitationId, leasedUntilMs));
    deps.wakeWorker();
  };

  async function remind(invitationId: string, leasedUntilMs: number): Promise<void> {
    const invitation = await invitations.lock(invitationId);
    if (invitation?.nextReminderAtMs !== leasedUntilMs) return;
    const policy = deps.policies.get(invitation.policy);
    if (!isInvitationPolicy(policy) || !isOpen(invitation, clock()) || UNREACHABLE.has(invitation.delivery)) {
      return invitations.noteReminder(invitationId, { sent: false, nextAtMs: null });
    }
    const nextAtMs = nextReminderAt(invitation, policy.invitation, clock());
    const [client, ...others] = await deps.accounts.findByAddress(invitation.email);
    const sent = others.length === 0 && client?.blocked !== true;
    await invitations.noteReminder(invitationId, { sent, nextAtMs });
    if (!sent) return;
    const to = { policy, clientId: client?.id ?? null };
    await sendInvitation(
      invitation,
      to,
      NOWHERE,
      { type: 'invitation.reminded', reason: null, actor: null },
      'reminder',
    );
  }
}
