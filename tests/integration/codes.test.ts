import { deriveCode } from '../../server/src/domain/code';
import { createKeyring } from '../../server/src/domain/keyring';
import type { App } from './support/app';
import { codeIn, tokenIn, type Inbox } from './support/inbox';
import {
  ANA,
  BEN,
  refusalIn,
  requestLink,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';

const SECRET = 'a-secret-of-this-test-0123456789abcdef';

describe('a code', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ magicLink: { secrets: [SECRET] } }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  /** As who holds both the database and the secret would. */
  async function reckonedCode(requestId: string): Promise<string | undefined> {
    const [row] = await app.database('ml_tokens').where({ request_id: requestId }).select('jti', 'kid');
    return deriveCode(row as { jti: string; kid: string }, createKeyring([SECRET]));
  }

  it('is counted before anyone knows whether it is right, and no rollback gives the attempt back', async () => {
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const right = { requestId: requested.requestId, code: codeIn(mail) };

    await app.control({ sessionsFail: true });
    const failed = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) failed.push((await verify(app, right)).status);
    await app.control({ sessionsFail: false });

    expect(failed).toEqual(Array<number>(5).fill(500));
    expect((await refusalIn(await verify(app, right))).code).toBe('code_exhausted');
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('of an address that is nobody’s is wrong even when it is right', async () => {
    const { requestId } = await requestLink(app, 'nobody@client.example');
    const proof = { requestId, code: await reckonedCode(requestId) };

    expect(await refusalIn(await verify(app, proof))).toEqual({ status: 400, code: 'code_invalid' });
    const [event] = await app
      .database('ml_audit_events')
      .whereNot('type', 'like', 'message.%')
      .orderBy('id', 'desc')
      .limit(1);
    expect(event).toMatchObject({ type: 'sign-in.refused', reason: 'link_undeliverable' });
  });

  it('that no mail carried is worth nothing, though it could be reckoned', async () => {
    const { requested } = await requestMail(app, inbox, BEN);
    const { requestId } = requested;
    const row = () => app.database('ml_tokens').where({ request_id: requestId });
    const proof = { requestId, code: await reckonedCode(requestId) };

    await row().update({ code_offered: false });
    expect((await refusalIn(await verify(app, proof))).code).toBe('code_invalid');
    const [event] = await app
      .database('ml_audit_events')
      .whereNot('type', 'like', 'message.%')
      .orderBy('id', 'desc')
      .limit(1);
    expect(event).toMatchObject({ type: 'sign-in.refused', reason: 'code_not_offered' });

    await row().update({ code_offered: true });
    expect((await sessionIn(await verify(app, proof))).user.email).toBe(BEN);
  });
});
