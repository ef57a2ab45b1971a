import { codeIn, linkIn, tokenIn, type Inbox } from './support/inbox';
import type { App } from './support/app';
import { handoffIn, openPage, pressButton } from './support/page';
import { ANA, BEN, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

describe('a link works once', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('yields exactly one session to 60 concurrent redemptions by token, code and handoff', async () => {
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const pressed = await pressButton(app, await openPage(linkIn(mail)));
    const handoff = handoffIn(pressed);
    const proofs = Array.from({ length: 60 }, (_, index) => {
      if (index % 3 === 0) return { token: tokenIn(mail) };
      if (index % 3 === 1) return { handoff };
      return { requestId: requested.requestId, code: codeIn(mail) };
    });

    const answers = await Promise.all(proofs.map((proof) => verify(app, proof)));

    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const refusals = await Promise.all(answers.filter((answer) => answer.status !== 200).map(refusalIn));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['link_used', 'code_exhausted']));
  });

  it('is not used up by reading it: not by GET, HEAD, prefetch or a hundred of them', async () => {
    const { mail } = await requestMail(app, inbox, BEN);
    const link = linkIn(mail);
    const before = await tokenRows(app);
    const handoffs = await app.database('ml_handoffs').select();

    await fetch(link, { method: 'HEAD' });
    await fetch(link, { headers: { 'sec-purpose': 'prefetch', purpose: 'prefetch' } });
    await Promise.all(Array.from({ length: 100 }, () => fetch(link).then((response) => response.text())));
    // A browser that comes back by itself, with its cookie and all that a real click on a link sends along.
    const { cookie, nonce } = await openPage(link);
    for (const site of ['none', 'same-origin', 'cross-site']) {
      const headers = {
        cookie,
        'sec-fetch-user': '?1',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-site': site,
      };
      for (const url of [link, `${link}&nonce=${nonce}`])
        expect((await openPage(url, { ...headers, 'x-http-method-override': 'POST' })).response.status).toBe(
          200,
        );
    }

    expect(await tokenRows(app)).toEqual(before);
    expect(await app.database('ml_handoffs').select()).toEqual(handoffs);
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('lives on when the button was pressed and the handoff got lost', async () => {
    const { mail } = await requestMail(app, inbox, BEN);

    await pressButton(app, await openPage(linkIn(mail)));
    const again = await pressButton(app, await openPage(linkIn(mail)));

    expect((await verify(app, { handoff: handoffIn(again) })).status).toBe(200);
  });

  it('lives on when the session could not be issued, with everything else as it was', async () => {
    const { mail } = await requestMail(app, inbox, BEN);
    const sibling = await requestMail(app, inbox, BEN);
    const before = await tokenRows(app);

    await app.control({ sessionsFail: true });
    const failed = await verify(app, { token: tokenIn(mail) });
    await app.control({ sessionsFail: false });

    expect(failed.status).toBe(500);
    expect(await tokenRows(app)).toEqual(before);
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
    expect((await refusalIn(await verify(app, { token: tokenIn(sibling.mail) }))).code).toBe('link_revoked');
  });

  it('retires the client’s other links, and nobody else’s', async () => {
    const first = await requestMail(app, inbox, ANA);
    const second = await requestMail(app, inbox, ANA);
    const others = await requestMail(app, inbox, BEN);

    await sessionIn(await verify(app, { token: tokenIn(second.mail) }));

    expect(await refusalIn(await verify(app, { token: tokenIn(first.mail) }))).toEqual({
      status: 400,
      code: 'link_revoked',
    });
    expect((await verify(app, { token: tokenIn(others.mail) })).status).toBe(200);
  });

  it('ends when it expires, by token, code and handoff alike', async () => {
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const handoff = handoffIn(await pressButton(app, await openPage(linkIn(mail))));
    const code = codeIn(mail);

    await app.control({ clockOffsetMs: 16 * 60_000 });
    const answers = [
      await verify(app, { token: tokenIn(mail) }),
      await verify(app, { handoff }),
      await verify(app, { requestId: requested.requestId, code }),
    ];
    const page = await openPage(linkIn(mail));
    await app.control({ clockOffsetMs: 0 });

    for (const answer of answers)
      expect(await refusalIn(answer)).toEqual({ status: 400, code: 'link_expired' });
    expect(page.response.status).toBe(410);
  });

  it('dies with the client’s address, and with a block', async () => {
    const moved = await requestMail(app, inbox, ANA);
    await app.database('up_users').where({ email: ANA }).update({ email: 'ana@elsewhere.example' });
    const afterMove = await verify(app, { token: tokenIn(moved.mail) });
    await app
      .database('up_users')
      .where({ email: 'ana@elsewhere.example' })
      .update({ email: ANA, blocked: true });
    const afterBlock = await verify(app, { token: tokenIn(moved.mail) });
    await app.database('up_users').where({ email: ANA }).update({ blocked: false });

    expect(await refusalIn(afterMove)).toEqual({ status: 400, code: 'link_revoked' });
    expect(await refusalIn(afterBlock)).toEqual({ status: 400, code: 'link_invalid' });
  });
});

const tokenRows = (app: App) => app.database('ml_tokens').select('*').orderBy('id');
