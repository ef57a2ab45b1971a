import { tokenIn, type Inbox } from './support/inbox';
import type { App } from './support/app';
import { ANA, BEN, refusalIn, requestLink, requestMail, startPortal, verify } from './support/sign-in';

describe('asking for a link', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      clients: [{ email: ANA }, { email: BEN }, { email: 'blocked@client.example', blocked: true }],
    }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const settled = async () => {
    const waiting = async () => (await app.database('ml_messages').where({ state: 'queued' })).length;
    while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it.each(['stranger@client.example', 'blocked@client.example'])(
    'answers %s as it answers a client, writes the same rows, and sends nothing',
    async (address) => {
      const [known, unknown] = [
        await app.post('/api/magic-link/request', { email: ANA }),
        await app.post('/api/magic-link/request', { email: address }),
      ];

      expect(unknown.status).toBe(202);
      expect(headerNames(unknown)).toEqual(headerNames(known));
      expect(shapeOf(await unknown.json())).toEqual(shapeOf(await known.json()));
      await settled();
      const [clientRow, strangerRow] = await app.database('ml_tokens').orderBy('id', 'desc').limit(2);
      expect(Object.keys(strangerRow as object)).toEqual(Object.keys(clientRow as object));
      expect(inbox.mailsTo(address)).toEqual([]);
      const [last] = await app.database('ml_messages').orderBy('id', 'desc').limit(1);
      expect((last as { state: string }).state).toBe('withheld');
    },
  );

  it('lets a decoy’s code fail like any other, for as many attempts', async () => {
    const { requestId } = await requestLink(app, 'nobody@client.example');
    const codes = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      codes.push((await refusalIn(await verify(app, { requestId, code: '123456' }))).code);
    }
    expect(codes).toEqual([...Array<string>(5).fill('code_invalid'), 'code_exhausted']);
  });

  it('mails the stored address, whatever spelling was typed', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const { mail } = await requestMail(app, inbox, BEN);
    const before = inbox.mailsTo(BEN).length;
    await requestLink(app, ' BEN@Client.EXAMPLE ');
    const second = await inbox.mailTo(BEN, before + 1);
    expect(second.to).toBe(mail.to);
  });

  it('sends no mail when several accounts share the address', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const [ben] = await app.database('up_users').where({ email: BEN });
    await app
      .database('up_users')
      .insert({ ...(ben as object), id: undefined, document_id: 'twin', username: 'twin' });
    const before = inbox.mailsTo(BEN).length;
    await requestLink(app, BEN);
    await settled();
    await app.database('up_users').where({ username: 'twin' }).delete();
    expect(inbox.mailsTo(BEN)).toHaveLength(before);
  });

  it('retires nothing: three links live side by side, and a fourth request sends no mail', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const mails = [];
    for (let count = 1; count <= 3; count += 1) mails.push((await requestMail(app, inbox, BEN)).mail);
    const before = inbox.mailsTo(BEN).length;

    await requestLink(app, BEN);
    await settled();

    expect(inbox.mailsTo(BEN)).toHaveLength(before);
    const [first] = mails;
    if (!first) throw new Error('no mail');
    expect((await verify(app, { token: tokenIn(first) })).status).toBe(200);
  });

  it.each<[unknown, string]>([
    [undefined, 'no address'],
    ['', 'an empty address'],
    [['ana@client.example'], 'a list'],
    [{ $ne: null }, 'a query'],
    ['ana@client.example@evil.example', 'two @'],
    ['ana＠client.example', 'a full-width @'],
    ['"ana"@client.example', 'a quoted local part'],
    ['ana@client.example,eve@evil.example', 'a comma list'],
    ['ana@client.example\nBcc: eve@evil.example', 'a header'],
    ['ana\u0000@client.example', 'a control character'],
    [`${'a'.repeat(60)}@${'b'.repeat(190)}.example`, 'over 254 characters'],
  ])('refuses %j (%s) as invalid_email and writes nothing', async (email) => {
    const before = await app.database('ml_tokens').count();
    const refusal = await refusalIn(await app.post('/api/magic-link/request', { email }));
    expect(refusal).toEqual({ status: 400, code: 'invalid_email' });
    expect(await app.database('ml_tokens').count()).toEqual(before);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'http://user@portal.example:5173/',
    'http://portal.example:5174/',
    '/a/%2e%2e/b',
    42,
  ])('refuses redirectTo %j', async (redirectTo) => {
    const refusal = await refusalIn(await app.post('/api/magic-link/request', { email: ANA, redirectTo }));
    expect(refusal).toEqual({ status: 400, code: 'redirect_not_allowed' });
  });

  it('takes no form from another site, and no upload', async () => {
    const form = (path: string, type: string, body: string) =>
      app.get(path, { method: 'POST', body, headers: { 'content-type': type } });
    const { mail } = await requestMail(app, inbox, ANA);
    const proof = new URLSearchParams({ token: tokenIn(mail) }).toString();

    const urlencoded = 'application/x-www-form-urlencoded';
    const posted = await form('/api/magic-link/verify', urlencoded, proof);
    const asked = await form('/api/magic-link/request', urlencoded, 'email=ana%40client.example');
    const broken = await form('/api/magic-link/verify', 'multipart/form-data; boundary=x', 'no boundary');

    expect(await refusalIn(posted)).toEqual({ status: 400, code: 'proof_missing' });
    expect(await refusalIn(asked)).toEqual({ status: 400, code: 'invalid_email' });
    expect(broken.status).toBe(415);
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it.each([
    [{}, 'proof_missing'],
    [{ token: 'a', handoff: 'b' }, 'proof_missing'],
    [{ requestId: 'a'.repeat(32) }, 'proof_missing'],
    [{ code: '123456' }, 'proof_missing'],
    [{ token: 'a', requestId: 'a'.repeat(32), code: '123456' }, 'proof_missing'],
    [{ token: 'not-ours' }, 'link_invalid'],
    [{ token: { $ne: 1 } }, 'link_invalid'],
    [{ handoff: 'A'.repeat(43) }, 'link_invalid'],
    [{ requestId: 'a'.repeat(32), code: '123456' }, 'code_invalid'],
    [{ requestId: 'a'.repeat(32), code: 123456 }, 'code_invalid'],
  ])('refuses the proof %j as %s', async (proof, code) => {
    expect(await refusalIn(await verify(app, proof))).toEqual({ status: 400, code });
  });
});

const headerNames = (response: Response) =>
  [...response.headers.keys()].filter((name) => name !== 'date').sort();

/** The lengths of all texts: bodies may differ in nothing else. */
const shapeOf = (body: unknown) =>
  JSON.stringify(body, (_key, value: unknown) => (typeof value === 'string' ? value.length : value));
