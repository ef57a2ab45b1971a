import knex from 'knex';

export interface TimeMachine {
  /** Every live link has run out a second ago. */
  expireLinks(): Promise<void>;
  /** A day has gone by for whatever is limited by the hour or the day. */
  forgetLimits(): Promise<void>;
  /** The pause that lies between two mails of an invitation is over. */
  letInvitationsRest(): Promise<void>;
  /** As long as `look` takes, nobody was ever invited. */
  withoutInvitations<T>(look: () => Promise<T>): Promise<T>;
  /** The database was at home at this address, as a copy of another server's is. */
  moveHome(publicUrl: string): Promise<void>;
  /** As long as `look` takes, a line of the log says something else than was written. */
  withForgedLine<T>(seq: number, look: () => Promise<T>): Promise<T>;
  /** As somebody does in the Content Manager. */
  block(address: string): Promise<void>;
  stop(): Promise<void>;
}

/** The demo's clock is the machine's; so it is links and limits that move, in the demo's own database. */
export function createTimeMachine(databaseFile: string): TimeMachine {
  const database = knex({
    client: 'better-sqlite3',
    connection: { filename: databaseFile },
    useNullAsDefault: true,
  });
  return {
    async expireLinks() {
      await database('ml_tokens')
        .whereNull('used_at_ms')
        .whereNull('revoked_at_ms')
        .update({ expires_at_ms: Date.now() - 1_000 });
    },
    async forgetLimits() {
      if (await database.schema.hasTable('ml_limits')) await database('ml_limits').delete();
    },
    async letInvitationsRest() {
      await database('ml_invitations').decrement('last_sent_at_ms', 3_600_000);
    },
    async withoutInvitations(look) {
      await database.raw('CREATE TABLE kept_invitations AS SELECT * FROM ml_invitations');
      await database('ml_invitations').delete();
      try {
        return await look();
      } finally {
        await database.raw('INSERT INTO ml_invitations SELECT * FROM kept_invitations');
        await database.schema.dropTable('kept_invitations');
      }
    },
    async moveHome(publicUrl) {
      const home = { key: 'plugin_magic-link_public-url' };
      await database('strapi_core_store_settings')
        .where(home)
        .update({ value: JSON.stringify(publicUrl) });
    },
    async withForgedLine(seq, look) {
      const line = database('ml_audit_events').where({ seq });
      const written = await line
        .clone()
        .first<{ outcome: string; reason: string | null }>('outcome', 'reason');
      await line.clone().update({ outcome: 'refused', reason: 'link_used' });
      try {
        return await look();
      } finally {
        await line.clone().update({ outcome: written.outcome, reason: written.reason });
      }
    },
    async block(address) {
      await database('up_users').where({ email: address }).update({ blocked: true });
    },
    stop: () => database.destroy(),
  };
}
