import { actorLabel, type AuditOrigin } from '../domain/audit';
import type { Audit, Limiter } from '../domain/ports';
import type { Inviter } from './check-invitation';
import { refusedAs, type InvitationRefused } from './refusals';

export interface QuotaDeps {
  limiter: Limiter;
  audit: Audit;
}

/** What makes mail for somebody who invites. */
type Sending<Order, Outcome> = (order: Order, inviter: Inviter, origin: AuditOrigin) => Promise<Outcome>;

/**
 * How many mails one editor, token or user causes, and all of them together: a stolen session of the panel is no machine for
 * spam. Asked before the transaction, since counting may wait for a connection of its own.
 */
export function createQuota({ limiter, audit }: QuotaDeps) {
  return function withinQuota<Order, Outcome>(
    type: 'invitation.created' | 'invitation.resent',
    send: Sending<Order, Outcome>,
  ): Sending<Order, Outcome | InvitationRefused> {
    return async (order, inviter, origin) => {
      const spent = await limiter.spend([
        ['invitationsPerEditor', actorLabel(inviter.actor)],
        ['invitationsInTotal', 'all'],
      ]);
      if (spent.kind === 'within') return send(order, inviter, origin);
      audit.countFlood(type, 'rate_limited');
      const { retryAfterSeconds } = spent;
      const message = 'Too many invitations within a short time. Wait a little, then go on.';
      return refusedAs('rate_limited', message, { details: { retryAfterSeconds } });
    };
  };
}
