import type { App } from './support/app';
import type { Inbox } from './support/inbox';
import { rowsOf, settled } from './support/rows';
import { ANA, BEN, magicLinkConfig, startPortal } from './support/sign-in';

const TABLES = ['ml_tokens', 'ml_messages', 'ml_audit_events', 'ml_limits', 'ml_handoffs', 'ml_clients'];

/** Requests that one address may have; no transcript below spends them all. */
const BUDGET = 4;

/** Who asks, and why no mail goes to them. */
const OTHERS = {
  'a stranger': 'stranger@client.example',
  'a blocked client': 'blocked@client.example',
  'an address of two accounts': 'twin@client.example',
  'an address over its budget': 'busy@client.example',
} as const;

/**
 * Counts what each request says to the database, without the values, and how often it asks for a connection: the limiter's
 * library speaks past Knex. What the worker does comes after the answer.
 */
const COUNTING = `
  const { AsyncLocalStorage } = require('node:async_hooks');
  const current = new AsyncLocalStorage();
  const { client } = strapi.db.connection;
  const acquire = client.acquireConnection;
  client.acquireConnection = (...args) => {
    current.getStore()?.push('a connection');
    return acquire.apply(client, args);
  };
  strapi.db.connection.on('query', ({ sql }) => current.getStore()?.push(sql));
  strapi.server.use(async (ctx, next) => {
    const statements = [];
    await current.run(statements, next);
    ctx.set('x-statements', Buffer.from(JSON.stringify(statements)).toString('base64'));
  });
`;

describe('nobody learns who is a client', () => {
  let app: App;
  let inbox: Inbox;
  let known: Transcript;

  beforeAll(async () => {
    const limits = magicLinkConfig({ port: 0 }).limits;
    ({ app, inbox } = await startPortal({
      clients: [
        { email: ANA },
        { email: BEN },
        { email: OTHERS['a blocked client'], blocked: true },
        { email: OTHERS['an address of two accounts'] },
        { email: OTHERS['an address over its budget'] },
      ],
      magicLink: { limits: { ...limits, requestsPerAddress: { points: BUDGET, windowSeconds: 3600 } } },
      bootstrap: COUNTING,
    }));
    const [twin] = (await app.database('up_users').where({
      email: OTHERS['an address of two accounts'],
    })) as object[];
    await app.database('up_users').insert({ ...twin, id: undefined, document_id: 'twin', username: 'twin' });
    for (let count = 1; count <= BUDGET; count += 1) await ask(OTHERS['an address over its budget']);
    // The very first one makes the table of limits, and the counters that all share.
    await transcriptOf(BEN);
    known = await transcriptOf(ANA);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const ask = (email: string) => app.post('/api/magic-link/request', { email });

  it('sees a client’s request write its rows and its mail leave', () => {
    expect(known.rows.at(0)).toEqual({
      ml_tokens: 1,
      ml_messages: 1,
      ml_audit_events: 2,
      ml_limits: 1,
      ml_handoffs: 0,
      ml_clients: 0,
    });
    expect(known.answers.map(({ status }) => status)).toEqual([202, 202, ...Array<number>(6).fill(400), 202]);
    expect(inbox.mailsTo(ANA)).toHaveLength(3);
    for (const { statements } of known.answers) expect(statements.length).toBeGreaterThan(6);
  });

  it.each(Object.entries(OTHERS))(
    'from %s: same answers, same statements, same rows, for each request and each wrong code',
    async (_who, address) => {
      const mails = inbox.received.length;
      const other = await transcriptOf(address);

      expect(other.answers).toEqual(known.answers);
      expect(other.filled).toEqual(known.filled);
      expect(other.rows.slice(1)).toEqual(known.rows.slice(1));
      expect(inbox.received).toHaveLength(mails);
    },
  );

  interface Answer {
    status: number;
    headers: string[];
    body: string;
    statements: string[];
  }

  interface Transcript {
    answers: Answer[];
    /** How many rows each step added. */
    rows: Record<string, number>[];
    /** Which columns are filled in the rows that were added, once the mail was worked off. */
    filled: Record<string, string[][]>;
  }

  /** Asks twice, tries six wrong codes for the second, and asks again. */
  async function transcriptOf(email: string): Promise<Transcript> {
    const before = await rowsOf(app, TABLES);
    const transcript: Transcript = { answers: [], rows: [], filled: {} };
    const step = async (does: () => Promise<Response>): Promise<string> => {
      const counted = await countRows();
      const answer = await does();
      const text = await answer.text();
      await settled(app);
      transcript.answers.push(answerOf(answer, text));
      transcript.rows.push(difference(await countRows(), counted));
      return text;
    };

    await step(() => ask(email));
    const asked = JSON.parse(await step(() => ask(email))) as { data: { requestId: string } };
    const { requestId } = asked.data;
    for (let attempt = 1; attempt <= 6; attempt += 1)
      await step(() => app.post('/api/magic-link/verify', { requestId, code: '000000' }));
    await step(() => ask(email));

    const after = await rowsOf(app, TABLES);
    for (const table of TABLES.slice(0, 3)) {
      const added = (after[table] ?? []).slice(before[table]?.length);
      transcript.filled[table] = added.map(filledColumns);
    }
    return transcript;
  }

  async function countRows(): Promise<Record<string, number>> {
    const rows = await rowsOf(app, TABLES);
    return Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.length]));
  }
});

function answerOf(answer: Response, text: string) {
  const statements = Buffer.from(answer.headers.get('x-statements') ?? '', 'base64').toString();
  return {
    status: answer.status,
    headers: [...answer.headers.keys()].filter((name) => name !== 'x-statements').sort(),
    body: text.replace(/[0-9a-f]{32}|\d{4}-[^"]*Z/g, (value) => '#'.repeat(value.length)),
    statements: JSON.parse(statements) as string[],
  };
}

const difference = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]));

/** What says that no mail goes, and why: that much the rows must tell. An address has three places for live links. */
const MAY_DIFFER = ['client_id', 'reason', 'live_place'];

const filledColumns = (row: Record<string, unknown>) =>
  Object.keys(row).filter((column) => row[column] !== null && !MAY_DIFFER.includes(column));
