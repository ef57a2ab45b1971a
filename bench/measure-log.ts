import type { AuditQuery, ChainReport } from '../contracts';
import { dataIn, invite, signInEditor, type Editor } from '../tests/integration/support/editors';
import { createCaller } from './load';
import { questionsOf } from './log-questions';
import { fillLog } from './log-stock';
import { redeem, requestFor, type Stage } from './rows';
import { signInUntil } from './sign-ins';
import { median } from './statistics';
import { addLinks, addOldLinks } from './stock';

const TIMES = 15;
/** Nobody asks again and again for a page that takes seconds. */
const LONGEST_MS = 10_000;
/** Of the clients in the portal, as many sign in one after another, and ask for a link. */
const VISITS = 400;
const GUESTS = 20;

/** The log with so many lines, beside as many used links. Times in milliseconds. */
export interface LogFigures {
  lines: number;
  /** Of each question, the median. */
  questions: Record<string, number>;
  redeem: number[];
  request: number[];
  verification: { seconds: number; waits: number[] };
}

export async function measureLog(stage: Stage, lines: number): Promise<LogFigures> {
  const { app, clients } = stage;
  await app.database('ml_tokens').delete();
  await addOldLinks(app.database, clients, lines);
  const editor = await signInEditor(app);
  const people = { clientIds: clients.map(({ id }) => id), invitationIds: await guests(editor) };
  const span = await fillLog(app.database, lines, people);
  const questions: Record<string, number> = {};
  for (const [name, query] of Object.entries(questionsOf(span, clients[5]?.id ?? 0))) {
    questions[name] = await timeOf(editor, query);
  }
  const visits = await visit(stage);
  return { lines, questions, ...visits, verification: await verify(stage, editor) };
}

/** Some who are invited: a search finds them beside those who have an account. */
async function guests(editor: Editor): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < GUESTS; number += 1) {
    const body = { email: `guest-${number}@client.example`, notify: false, ifPending: 'skip' } as const;
    ids.push((await invite(editor, body)).documentId);
  }
  return ids;
}

async function timeOf(editor: Editor, query: AuditQuery): Promise<number> {
  const path = `/audit-events?${new URLSearchParams(query as Record<string, string>).toString()}`;
  const times: number[] = [];
  let spent = 0;
  while (times.length < TIMES && spent < LONGEST_MS) {
    const startedAt = performance.now();
    const response = await editor.get(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await response.json();
    times.push(performance.now() - startedAt);
    spent += times.at(-1) ?? 0;
  }
  return median(times);
}

async function visit({ app, clients }: Stage): Promise<Pick<LogFigures, 'redeem' | 'request'>> {
  const some = clients.slice(0, VISITS);
  const tokens = await addLinks(app.database, some);
  const caller = createCaller(app.url, 1);
  const timed = async (call: Parameters<typeof caller.call>[0]) => {
    const startedAt = performance.now();
    await caller.call(call);
    return performance.now() - startedAt;
  };
  const times: Pick<LogFigures, 'redeem' | 'request'> = { redeem: [], request: [] };
  try {
    for (const token of tokens) times.redeem.push(await timed(redeem(token)));
    for (const { email } of some) times.request.push(await timed(requestFor(email)));
  } finally {
    caller.close();
  }
  return times;
}

/** While somebody signs in every tenth of a second. */
async function verify({ app, clients }: Stage, editor: Editor): Promise<LogFigures['verification']> {
  const tokens = (await addLinks(app.database, clients)).values();
  const startedAt = performance.now();
  const verification = editor
    .get('/audit-events/verify')
    .then((response) => dataIn<ChainReport>(response))
    .then((report) => ({ report, seconds: (performance.now() - startedAt) / 1000 }));
  const waits = await signInUntil(app, tokens, verification);
  const { report, seconds } = await verification;
  if (report.problem) throw new Error(`The log does not verify: ${report.problem} at ${report.seq}.`);
  return { seconds, waits };
}
