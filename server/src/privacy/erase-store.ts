import { TABLES } from '../content-types';
import { portionsOf, type EraseStore } from '../domain/privacy';
import type { Database } from '../strapi/database';

interface ClientRow {
  guest_account: boolean | number | null;
  access_ended_at_ms: number | string | null;
  blocked_at_end: boolean | number | null;
  last_sign_in_at_ms: number | string | null;
}

/** Removes what is known of a person. */
export function createEraseStore(database: Database): EraseStore {
  const removeWhere = async (name: string, column: string, values: readonly (string | number)[]) => {
    let removed = 0;
    for (const some of portionsOf(values)) {
      removed += await database.run<number>((table) => table(name).whereIn(column, some).delete());
    }
    return removed;
  };

  return {
    async removeMessages({ clientIds, invitationIds, linkIds }) {
      const byLink = await removeWhere(TABLES.messages, 'link_document_id', linkIds);
      const byInvitation = await removeWhere(TABLES.messages, 'invitation_document_id', invitationIds);
      return byLink + byInvitation + (await removeWhere(TABLES.messages, 'client_id', clientIds));
    },

    async removeLinks({ linkIds }) {
      await removeWhere(TABLES.handoffs, 'link_document_id', linkIds);
      return removeWhere(TABLES.tokens, 'document_id', linkIds);
    },

    removeInvitations: ({ invitationIds }) => removeWhere(TABLES.invitations, 'document_id', invitationIds),

    blankClient: (clientId) =>
      database.run<number>((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .where((known) => {
            for (const column of Object.keys(NOTHING)) void known.orWhereNotNull(column);
          })
          .update(NOTHING),
      ),

    removeClient: (clientId) => removeWhere(TABLES.clients, 'user_id', [clientId]),

    async guestOf(clientId) {
      const row = await database.run<ClientRow | undefined>((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .forUpdate()
          .first('guest_account', 'access_ended_at_ms', 'blocked_at_end', 'last_sign_in_at_ms'),
      );
      return (
        row && {
          guestAccount: Boolean(row.guest_account),
          hasEnded: row.access_ended_at_ms !== null,
          blockedAtEnd: Boolean(row.blocked_at_end),
          cameByLink: row.last_sign_in_at_ms !== null,
        }
      );
    },
  };
}

/** Not the moment before which sessions are refused, nor the proof of the address: without them a stranger might get in. */
const NOTHING = {
  name: null,
  language: null,
  invitation_document_id: null,
  invited_at_ms: null,
  first_session_at_ms: null,
  last_sign_in_at_ms: null,
  activated_at_ms: null,
  milestones: null,
};
