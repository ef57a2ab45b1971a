import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { addressKey, parseAddress } from '../server/src/domain/address';
import { issueLink } from '../server/src/domain/link';
import { signToken } from '../server/src/domain/token';
import { createLinkStore } from '../server/src/sign-in';
import { toRow } from '../server/src/sign-in/link-row';
import { createDatabase } from '../server/src/strapi/database';
import { FIRST_CLIENT, keyring, PUBLIC_URL } from './bench-app';

/** The rows that a measurement starts from. */

const USERS = 'up_users';
const ROLES = 'up_users_role_lnk';
const DAY_MS = 24 * 60 * 60 * 1000;
/** SQLite takes 999 values a statement. */
const ROWS_A_STATEMENT = 40;
const LINKS_AT_ONCE = 10_000;

interface User {
  id: number;
  email: string;
}

/** Clients with a password and a role as U&P makes them, by copying the first: U&P would take 100 ms for each. */
export async function addClients(database: Knex, count: number): Promise<User[]> {
  const first = await firstRow(database(USERS).where({ email: FIRST_CLIENT.email }));
  const firstRole = await firstRow(database(ROLES).where({ user_id: first.id }));
  const users = Array.from({ length: count - 1 }, (_, index) => {
    const email = `client-${index + 1}@client.example`;
    return without({ ...first, document_id: randomUUID(), email, username: email }, 'id');
  });
  await database.batchInsert(USERS, users, ROWS_A_STATEMENT);
  // Older than the plugin: the first sign-in by link to a younger account would take its password away.
  await database(USERS).update({ created_at: new Date(Date.now() - DAY_MS) });
  const stored = await database<User>(USERS).select('id', 'email').orderBy('id');
  const roles = stored
    .filter(({ id }) => id !== first.id)
    .map(({ id }) => without({ ...firstRole, user_id: id }, 'id'));
  await database.batchInsert(ROLES, roles, ROWS_A_STATEMENT);
  return stored;
}

type Row = Record<string, unknown>;

async function firstRow(query: PromiseLike<Row[]>): Promise<Row> {
  const [row] = await query;
  if (!row) throw new Error('The first client is missing.');
  return row;
}

function without(row: Row, column: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}

/**
 * A live link for each client and its mailed token, by the plugin's own domain and store: the rows of a request but
 * for the message, so that no mail goes out while links are redeemed.
 */
export async function addLinks(database: Knex, clients: readonly User[]): Promise<string[]> {
  const links = clients.map(({ id, email }) => newLink(id, email));
  await database.transaction(async (trx) => {
    const store = createLinkStore(createDatabase(strapiOver(trx)));
    for (const link of links) await store.insert(link, null);
  });
  return links.map((link) => signToken(link, keyring));
}

/** Links that were used long ago, in the name of the clients in turn: copies of one row but for what is unique. */
export async function addOldLinks(database: Knex, clients: readonly User[], count: number): Promise<void> {
  const issuedAtMs = Date.now() - 30 * DAY_MS;
  const old = {
    issued_at_ms: issuedAtMs,
    expires_at_ms: issuedAtMs + 900_000,
    used_at_ms: issuedAtMs + 60_000,
  };
  const { email } = FIRST_CLIENT;
  for (let made = 0; made < count; made += LINKS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(LINKS_AT_ONCE, count - made) }, (_, index) => {
      const clientId = clients[(made + index) % clients.length]?.id ?? 0;
      return { ...toRow(newLink(clientId, email)), ...old };
    });
    await database.batchInsert('ml_tokens', rows, ROWS_A_STATEMENT);
  }
}

export function newLink(clientId: number, email: string) {
  const address = parseAddress(email);
  const key = address && addressKey(address, keyring.currentKid, keyring);
  if (key === undefined) throw new Error(`${email} is no address.`);
  const policy = {
    key: 'sign-in',
    purpose: 'sign-in',
    linkLifetimeSeconds: 900,
    offerCode: true,
    requireSameBrowser: false,
    resendAfterSeconds: 30,
    sessionLifetimeSeconds: null,
  } as const;
  const choices = {
    invitationId: null,
    newcomerAddress: null,
    redirectTo: null,
    language: 'en',
    codeOffered: true,
    codeChallenge: null,
  } as const;
  return issueLink(
    { policy, audience: PUBLIC_URL, addressKey: key, clientId, ...choices },
    keyring,
    Date.now(),
  );
}

/** All that the store's adapter needs of a Strapi. */
const strapiOver = (knex: Knex) =>
  ({
    db: { getConnection: (table: string) => knex(table), inTransaction: () => false },
  }) as unknown as Core.Strapi;

/** Takes away links and mails, so that every round starts alike. The worker gets a moment to lay down what it holds. */
export async function clearTraces(database: Knex): Promise<void> {
  await database('ml_messages').where({ state: 'queued' }).delete();
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const table of ['ml_messages', 'ml_tokens', 'ml_audit_events']) await database(table).delete();
}
