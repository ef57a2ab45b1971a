import knex, { type Knex } from 'knex';

import { ACCOUNT_MANAGER } from './account-manager.mjs';

const HOUR_MS = 3_600_000;

/** Which columns of an invitation's rows are moments of its past, and how each table names the invitation. */
const MOMENTS = {
  ml_invitations: {
    invitation: 'document_id',
    columns: ['created_at_ms', 'expires_at_ms', 'accepted_at_ms', 'closed_at_ms', 'last_sent_at_ms'],
  },
  ml_tokens: {
    invitation: 'invitation_document_id',
    columns: ['issued_at_ms', 'expires_at_ms', 'used_at_ms', 'revoked_at_ms'],
  },
  ml_messages: { invitation: 'invitation_document_id', columns: ['created_at_ms', 'finished_at_ms'] },
  ml_audit_events: { invitation: 'invitation_document_id', columns: ['at_ms'] },
  ml_clients: {
    invitation: 'invitation_document_id',
    columns: ['proven_at_ms', 'first_session_at_ms', 'last_sign_in_at_ms'],
  },
} as const;

/** The demo's own database, for the two things that no request can do: look before Strapi is asked, and go back in time. */
export interface DemoRows {
  /** False in a demo from before there was one: then nobody could invite. */
  hasAccountManager(): Promise<boolean>;
  invitedAddresses(): Promise<string[]>;
  /** Lets all of what happened to an invitation have happened so many hours earlier. */
  moveBack(documentId: string, hours: number): Promise<void>;
  close(): Promise<void>;
}

export function openDemoRows(filename: string): DemoRows {
  const database = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  return {
    async hasAccountManager() {
      return (await database('admin_users').where('email', ACCOUNT_MANAGER).first()) !== undefined;
    },
    async invitedAddresses() {
      const rows: { email: string }[] = await database('ml_invitations').select('email');
      return rows.map(({ email }) => email);
    },
    moveBack: (documentId, hours) =>
      database.transaction((transaction) => moveMoments(transaction, documentId, hours * HOUR_MS)),
    close: () => database.destroy(),
  };
}

async function moveMoments(transaction: Knex.Transaction, documentId: string, byMs: number): Promise<void> {
  for (const [table, { invitation, columns }] of Object.entries(MOMENTS)) {
    const earlier = columns.map((column) => [column, transaction.raw('?? - ?', [column, byMs])]);
    await transaction(table).where(invitation, documentId).update(Object.fromEntries(earlier));
  }
  await sealAnew(transaction);
}

/** Whoever moves a line of the log is found out. Here the past is made before anybody looks: it is sealed once it stands. */
async function sealAnew(transaction: Knex.Transaction): Promise<void> {
  const unsealed = { seq: null, seal: null, kid: null, commitment: null, salt: null };
  await transaction('ml_audit_events').update(unsealed);
  await transaction('ml_audit_anchors').delete();
}
