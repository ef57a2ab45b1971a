import type { App } from './support/app';
import { codeIn, linkIn, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { refusalIn, requestMail, startPortal, verify } from './support/sign-in';

const REDEMPTIONS = 200;
const clients = Array.from({ length: 20 }, (_, n) => ({ email: `client${n}@client.example` }));

type Proof = Record<string, unknown>;

/** As many as there are, then again: 200 proofs of one link, by token, code and handoff, in a mixed order. */
function mix(token: Proof, code: Proof, handoffs: Proof[]): Proof[] {
  const kinds = [token, ...handoffs, code, token];
  return Array.from({ length: REDEMPTIONS }, (_, n) => kinds[(n * 7) % kinds.length] ?? token);
}

describe.each([
  ['legacy', 20, {}],
  ['refresh', 5, { jwtManagement: 'refresh' }],
])(
  `${REDEMPTIONS} simultaneous redemptions of one link, with %s sessions`,
  (mode, links, usersPermissions) => {
    let app: App;
    let inbox: Inbox;

    beforeAll(async () => {
      ({ app, inbox } = await startPortal({ clients, usersPermissions }));
    });

    afterAll(async () => {
      await app.stop();
      await inbox.stop();
    });

    async function proofsOf(email: string): Promise<Proof[]> {
      const { requested, mail } = await requestMail(app, inbox, email);
      const handoffs: Proof[] = [];
      for (let n = 0; n < 3; n += 1) {
        handoffs.push({ handoff: handoffIn(await pressButton(app, await openPage(linkIn(mail)))) });
      }
      const code = { requestId: requested.requestId, code: codeIn(mail) };
      return mix({ token: tokenIn(mail) }, code, handoffs);
    }

    it(`yield one session, for each of ${links} links, and a documented refusal to all others`, async () => {
      for (const { email } of clients.slice(0, links)) {
        const proofs = await proofsOf(email);
        const answers = await Promise.all(proofs.map((proof) => verify(app, proof)));

        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
        const refusals = await Promise.all(answers.filter(({ status }) => status !== 200).map(refusalIn));
        expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([400]));
        for (const { code } of refusals) expect(['link_used', 'code_exhausted']).toContain(code);
      }

      const successes = await app.database('ml_audit_events').where({ type: 'sign-in.succeeded' });
      expect(successes).toHaveLength(links);
      expect(new Set(successes.map((row: { link_document_id: string }) => row.link_document_id)).size).toBe(
        links,
      );
      const sessions = await app.database('strapi_sessions').where({ origin: 'users-permissions' });
      expect(sessions).toHaveLength(mode === 'refresh' ? links : 0);
    });
  },
);
