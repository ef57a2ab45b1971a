import { LIMITS } from '../../contracts';
import type { App } from './support/app';
import { codeIn, linkIn, tokenIn, type Inbox, type ReceivedMail } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { requestMail, startPortal, verify } from './support/sign-in';

const REDEMPTIONS = 200;

/** Each client has never signed in, so that a race goes the longest way: account taken over, sessions ended. */
const clientsOf = (mode: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ email: `${mode}-${index}@client.example` }));

describe.each([
  { mode: 'legacy', links: 10 },
  { mode: 'refresh', links: 10 },
])('a race for one link, in $mode sessions', ({ mode, links }) => {
  const clients = clientsOf(mode, links + 1);
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    const usersPermissions = mode === 'refresh' ? { jwtManagement: 'refresh' } : {};
    ({ app, inbox } = await startPortal({ clients, usersPermissions }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it(`yields one session to ${REDEMPTIONS} at once by token, code and handoff, for each of ${links} links`, async () => {
    for (const [round, { email }] of clients.slice(0, links).entries()) {
      const { requested, mail } = await requestMail(app, inbox, email);
      const proofs = mixedProofs(requested.requestId, mail, await pressThrice(app, mail), round);

      const answers = await Promise.all(proofs.map((proof) => race(app, proof)));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const refusals = answers
        .filter(({ status }) => status !== 200)
        .map(({ kind, status, code }) => ({ kind, said: `${status} ${code}` }));
      expect(refusals.filter(({ kind, said }) => !EXPECTED[kind].includes(said))).toEqual([]);
      const codesTried = answers.filter(({ kind, code }) => kind === 'code' && code !== 'code_exhausted');
      expect(codesTried).toHaveLength(LIMITS.codeAttemptsPerRequest);
    }
    await expectOneOfEach(app, mode, links);
  }, 300_000);

  it('yields one session also when the client’s three links race each other', async () => {
    const email = clients[links]?.email ?? '';
    const mails: ReceivedMail[] = [];
    for (let count = 1; count <= 3; count += 1) mails.push((await requestMail(app, inbox, email)).mail);
    const tokens = mails.map(tokenIn);

    const proofs = Array.from({ length: 60 }, (_, index) => ({ token: tokens[index % 3] ?? '' }));
    const answers = await Promise.all(proofs.map((proof) => race(app, proof)));

    const said = answers.map(({ status, code }) => `${status} ${code}`);
    expect(said.filter((one) => one.startsWith('200'))).toHaveLength(1);
    expect(new Set(said)).toEqual(new Set(['200 ', '400 link_used', '400 link_revoked']));
    await expectOneOfEach(app, mode, links + 1);
  });
});

type Kind = 'token' | 'code' | 'handoff';

/** What who came too late may be told. A code is tried five times at most, whatever becomes of the link. */
const EXPECTED: Record<Kind, string[]> = {
  token: ['400 link_used'],
  handoff: ['400 link_used'],
  code: ['400 link_used', '400 code_exhausted'],
};

/** As many of each kind, in turns; every round lets another kind go first. */
function mixedProofs(
  requestId: string,
  mail: ReceivedMail,
  handoffs: string[],
  round: number,
): Record<string, string>[] {
  return Array.from({ length: REDEMPTIONS }, (_, index): Record<string, string> => {
    const turn = (index + round) % 3;
    if (turn === 0) return { token: tokenIn(mail) };
    if (turn === 1) return { requestId, code: codeIn(mail) };
    return { handoff: handoffs[index % handoffs.length] ?? '' };
  });
}

async function pressThrice(app: App, mail: ReceivedMail): Promise<string[]> {
  const handoffs: string[] = [];
  for (let count = 1; count <= 3; count += 1)
    handoffs.push(handoffIn(await pressButton(app, await openPage(linkIn(mail)))));
  return handoffs;
}

async function race(app: App, proof: Record<string, string>) {
  const answer = await verify(app, proof);
  const body = (await answer.json()) as { error?: { details?: { code?: string } } };
  const kind: Kind = 'token' in proof ? 'token' : 'handoff' in proof ? 'handoff' : 'code';
  return { kind, status: answer.status, code: body.error?.details?.code ?? '' };
}

/** One sign-in in the log for each link that was used, and in refresh mode one session. */
async function expectOneOfEach(app: App, mode: string, used: number): Promise<void> {
  const usedLinks = await app.database('ml_tokens').whereNotNull('used_at_ms').pluck('document_id');
  const signIns = await app
    .database('ml_audit_events')
    .where({ type: 'sign-in.succeeded' })
    .pluck('link_document_id');
  const adopted = await app.database('ml_audit_events').where({ type: 'account.adopted' }).pluck('client_id');
  const sessions = await app
    .database('strapi_sessions')
    .where({ origin: 'users-permissions' })
    .pluck('user_id');

  expect(usedLinks).toHaveLength(used);
  expect(signIns.sort()).toEqual(usedLinks.sort());
  expect(new Set(adopted).size).toBe(used);
  expect(adopted).toHaveLength(used);
  expect(new Set(sessions).size).toBe(mode === 'refresh' ? used : 0);
  expect(sessions).toHaveLength(mode === 'refresh' ? used : 0);
}
