import type { App } from './support/app';
import { canInject, change, HIT, inject, type Fault } from './support/faults';
import { codeIn, linkIn, tokenIn, type Inbox, type ReceivedMail } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { rowsOf, settled, type Rows } from './support/rows';
import { ANA, refusalIn, requestMail, startPortal, verify } from './support/sign-in';

const PASSWORD = 'Test-password-1';

const IS_USED = 'OLD.used_at_ms IS NULL AND NEW.used_at_ms IS NOT NULL';

/**
 * All that the first redemption for an account does to the database, in its order, in refresh mode. A step that is no
 * longer taken fails its test: then nothing fails, and the link is redeemed.
 */
const STEPS: [string, Fault][] = [
  ['the client’s row is held', { kind: 'read', table: 'up_users', column: 'blocked' }],
  ['the link is used', change('ml_tokens', 'UPDATE', IS_USED)],
  ['the other links are withdrawn', change('ml_tokens', 'UPDATE', `NEW.revoked_reason = 'superseded'`)],
  ['the account is confirmed', change('up_users', 'UPDATE', 'NEW.confirmed = true')],
  ['the proof is looked up', { kind: 'read', table: 'ml_clients', column: 'proven_address_key' }],
  [
    'credentials are dropped',
    change('up_users', 'UPDATE', 'NEW.password IS NULL AND OLD.password IS NOT NULL'),
  ],
  [
    'ended sessions are looked up',
    { kind: 'read', table: 'ml_clients', column: 'sessions_valid_from_seconds' },
  ],
  ['sessions are ended', change('ml_clients', 'INSERT')],
  ['rows of ended sessions go', change('strapi_sessions', 'DELETE')],
  ['the taking over is logged', change('ml_audit_events', 'INSERT', `NEW.type = 'account.adopted'`)],
  ['the proof is remembered', change('ml_clients', 'UPDATE', 'NEW.proven_at_ms IS NOT NULL')],
  ['the session is written', change('strapi_sessions', 'INSERT')],
  ['the user is read for the answer', { kind: 'loss', table: 'strapi_sessions', on: 'INSERT' }],
  ['the sign-in is logged', change('ml_audit_events', 'INSERT', `NEW.type = 'sign-in.succeeded'`)],
  ['all of it is committed', { kind: 'commit', table: 'ml_tokens', on: 'UPDATE', when: IS_USED }],
];

/** All that a redemption may touch. */
const TABLES = [
  'ml_tokens',
  'ml_handoffs',
  'ml_messages',
  'ml_clients',
  'ml_audit_events',
  'up_users',
  'up_users_role_lnk',
  'strapi_sessions',
];

describe('a redemption that breaks', () => {
  let app: App;
  let inbox: Inbox;
  let account: Record<string, unknown>;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ usersPermissions: { jwtManagement: 'refresh' } }));
    const [row] = (await app.database('up_users').where({ email: ANA })) as Record<string, unknown>[];
    account = {
      password: row?.password,
      confirmed: false,
      reset_password_token: 'r',
      confirmation_token: 'c',
    };
    // So that there is a session to end.
    await app.post('/api/auth/local', { identifier: ANA, password: PASSWORD });
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  /** As a stranger would have registered it: unproven, with a password and mailed tokens. */
  beforeEach(async () => {
    await app.database('up_users').where({ email: ANA }).update(account);
    await app.database('ml_clients').delete();
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
  });

  it.each(STEPS.filter(([, fault]) => canInject(process.env.DATABASE_CLIENT, fault)))(
    'where %s leaves the link alive and nothing half-done',
    async (_step, fault) => {
      const sibling = await requestMail(app, inbox, ANA);
      const { requested, mail } = await requestMail(app, inbox, ANA);
      const handoff = handoffIn(await pressButton(app, await openPage(linkIn(mail))));
      const proofs = [
        { token: tokenIn(mail) },
        { handoff },
        { requestId: requested.requestId, code: codeIn(mail) },
      ];
      await settled(app);
      const before = await rowsOf(app, TABLES);
      const logged = app.log().length;

      const mend = await inject(app.database, fault);
      const broken = [];
      for (const proof of proofs) broken.push(await verify(app, proof));
      await mend();

      expect(await rowsOf(app, TABLES)).toEqual(withOneAttempt(before, requested.requestId));
      const said = app.log().slice(logged);
      expect(said.match(HIT)?.length ?? 0).toBeGreaterThanOrEqual(proofs.length);
      for (const answer of broken) {
        expect(answer.status).toBe(500);
        expectNoSecret(await answer.text(), mail, handoff);
      }
      expectNoSecret(said, mail, handoff);

      expect((await verify(app, { handoff })).status).toBe(200);
      expect((await refusalIn(await verify(app, { token: tokenIn(sibling.mail) }))).code).toBe(
        'link_revoked',
      );
    },
  );
});

/** What remains of a try by code: it was counted, in a statement of its own. */
function withOneAttempt(rows: Rows, requestId: string): Rows {
  const counted = (rows.ml_tokens ?? []).map((row) =>
    row.request_id === requestId ? { ...row, code_attempts: 1 } : row,
  );
  return { ...rows, ml_tokens: counted };
}

function expectNoSecret(text: string, mail: ReceivedMail, handoff: string): void {
  const [, payload = '', signature = ''] = tokenIn(mail).split('.');
  for (const secret of [payload, signature, signature.slice(0, 16), handoff, ANA, 'injected', 'insert into'])
    expect(text).not.toContain(secret);
  expect(text).not.toMatch(new RegExp(`\\b${codeIn(mail)}\\b`));
}
