import { createHash } from 'node:crypto';
import type { App } from './support/app';
import { codeIn, linkIn, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { ANA, BEN, refusalIn, requestLink, requestMail, startPortal, verify } from './support/sign-in';

const MINUTES = 60_000;
const BLOCKED = 'blocked@client.example';

interface EventRow {
  type: string;
  outcome: string;
  reason: string | null;
  client_id: number | null;
  link_document_id: string | null;
}

describe('the log tells the true reason', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    const clients = [{ email: ANA }, { email: BEN }, { email: BLOCKED, blocked: true }];
    ({ app, inbox } = await startPortal({ clients }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    await app.control({ clockOffsetMs: 0 });
    await app.database('up_users').where({ email: 'ana@elsewhere.example' }).update({ email: ANA });
    await app.database('up_users').where({ email: ANA }).update({ blocked: false });
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
  });

  const lastEvent = async () =>
    (await app
      .database('ml_audit_events')
      .whereNot('type', 'like', 'message.%')
      .orderBy('id', 'desc')
      .first()) as unknown as EventRow;

  const anaLink = async (more: Record<string, unknown> = {}) => {
    const { requested, mail } = await requestMail(app, inbox, ANA, more);
    const token = tokenIn(mail);
    const { requestId } = requested;
    const [row] = (await app.database('ml_tokens').where({ request_id: requestId })) as [
      { document_id: string; client_id: number },
    ];
    return { mail, token, requestId, code: codeIn(mail), row };
  };

  type Proof = Record<string, unknown>;
  type AnaLink = Awaited<ReturnType<typeof anaLink>>;

  const REFUSALS: [string, string, (link: AnaLink) => Proof | Promise<Proof>][] = [
    ['link_used', 'link_used', async ({ token }) => (await verify(app, { token }), { token })],
    [
      'link_revoked',
      'link_revoked',
      async ({ token }) => {
        await verify(app, { token: (await anaLink()).token });
        return { token };
      },
    ],
    [
      'link_expired',
      'link_expired',
      async ({ token }) => (await app.control({ clockOffsetMs: 16 * MINUTES }), { token }),
    ],
    [
      'handoff_expired',
      'link_expired',
      async ({ mail }) => {
        const handoff = handoffIn(await pressButton(app, await openPage(linkIn(mail))));
        await app.control({ clockOffsetMs: 2 * MINUTES });
        return { handoff };
      },
    ],
    [
      'client_blocked',
      'link_invalid',
      async ({ token }) => {
        await app.database('up_users').where({ email: ANA }).update({ blocked: true });
        return { token };
      },
    ],
    [
      'address_changed',
      'link_revoked',
      async ({ token }) => {
        await app.database('up_users').where({ email: ANA }).update({ email: 'ana@elsewhere.example' });
        return { token };
      },
    ],
    [
      'code_wrong',
      'code_invalid',
      ({ requestId, code }) => ({ requestId, code: code === '000000' ? '000001' : '000000' }),
    ],
    [
      'code_exhausted',
      'code_exhausted',
      async ({ requestId, code }) => {
        await app.database('ml_tokens').where({ request_id: requestId }).update({ code_attempts: 5 });
        return { requestId, code };
      },
    ],
  ];

  it.each(REFUSALS)('of a refusal: %s, though the answer says %s', async (reason, code, prepare) => {
    const link = await anaLink();
    const proof = await prepare(link);

    expect((await refusalIn(await verify(app, proof))).code).toBe(code);
    expect(await lastEvent()).toMatchObject({
      type: 'sign-in.refused',
      outcome: 'refused',
      reason,
      client_id: link.row.client_id,
      link_document_id: link.row.document_id,
    });
  });

  it('of a refusal: challenge_failed', async () => {
    const codeChallenge = createHash('sha256').update('a'.repeat(43)).digest('base64url');
    const link = await anaLink({ codeChallenge, codeChallengeMethod: 'S256' });
    await verify(app, { token: link.token });
    expect(await lastEvent()).toMatchObject({ type: 'sign-in.refused', reason: 'challenge_failed' });
  });

  it('of a success, with client and link', async () => {
    const { token, row } = await anaLink();
    expect((await verify(app, { token })).status).toBe(200);
    expect(await lastEvent()).toMatchObject({
      type: 'sign-in.succeeded',
      outcome: 'success',
      client_id: row.client_id,
      link_document_id: row.document_id,
    });
  });

  it.each([
    ['stranger@client.example', 'address_unknown'],
    [BLOCKED, 'client_blocked'],
  ])('of a request for %s that was answered and withheld: %s', async (address, reason) => {
    await requestLink(app, address);
    expect(await lastEvent()).toMatchObject({
      type: 'sign-in.requested',
      outcome: 'withheld',
      reason,
      client_id: null,
    });
  });

  it('of a fourth request while three links live: links_live', async () => {
    for (let count = 1; count <= 4; count += 1) await requestLink(app, BEN);
    expect(await lastEvent()).toMatchObject({ outcome: 'withheld', reason: 'links_live' });
  });
});
