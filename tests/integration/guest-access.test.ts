import { ADMIN_ACTIONS, type ClientRecord } from '../../contracts';
import { startApp, type App } from './support/app';
import { tokenIn, type Inbox } from './support/inbox';
import { adminWith, dataIn, signInAdmin, type Panel } from './support/panel';
import {
  ANA,
  BEN,
  magicLinkConfig,
  refusalIn,
  requestLink,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;
const EDITOR = 'eda@northwind.example';

/** Begins guest access as an accepted invitation does; invitations themselves are tested elsewhere. */
const CONTROLS = `
  strapi.server.routes([{
    method: 'POST', path: '/test-guest', config: { auth: false },
    handler: async (ctx) => {
      const { clientId, ...access } = ctx.request.body;
      const { clients } = strapi.get('plugin::magic-link.app');
      await strapi.db.transaction(() => clients.startGuestAccess(clientId, access));
      ctx.body = {};
    },
  }]);
  strapi.server.routes([{
    method: 'POST', path: '/test-perform', config: { auth: false },
    handler: async (ctx) => {
      await strapi.get('plugin::magic-link.app').clients.dueWork.perform(ctx.request.body);
      ctx.body = {};
    },
  }]);
  const heard = [];
  strapi.eventHub.subscribe((name, payload) => {
    if (name.startsWith('magic-link.')) heard.push({ name, payload });
  });
  strapi.server.routes([{
    method: 'GET', path: '/test-heard', config: { auth: false }, handler: (ctx) => { ctx.body = heard; },
  }]);
`;

const BOOTSTRAP = CONTROLS + adminWith(EDITOR, ADMIN_ACTIONS);

const MODES: [string, Record<string, unknown>][] = [
  ['legacy', {}],
  ['refresh', { jwtManagement: 'refresh', sessions: { accessTokenLifespan: 3_600 } }],
];

interface EventRow {
  type: string;
  actor: string | null;
  reason: string | null;
}

describe.each(MODES)('guest access, with %s sessions', (mode, usersPermissions) => {
  let app: App;
  let inbox: Inbox;
  let panel: Panel;
  const options = { usersPermissions, bootstrap: BOOTSTRAP };

  beforeAll(async () => {
    ({ app, inbox } = await startPortal(options));
    panel = await signInAdmin(app, EDITOR);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    await app.control({ clockOffsetMs: 0 });
    await app.database('up_users').update({ blocked: false });
    await app.database('ml_clients').delete();
    await app.database('ml_audit_events').delete();
  });

  const idOf = async (email: string): Promise<number> =>
    (await app.database('up_users').where({ email }).first<{ id: number }>('id')).id;
  const isBlocked = async (id: number, from = app): Promise<boolean> =>
    Boolean((await from.database('up_users').where({ id }).first<{ blocked: unknown }>('blocked')).blocked);
  const events = async (type: string, from = app): Promise<EventRow[]> =>
    (await from.database('ml_audit_events').where({ type })) as EventRow[];

  /** A guest whose access ends in so many milliseconds. */
  async function guest(email: string, endsInMs: number, guestAccount = true): Promise<number> {
    const clientId = await idOf(email);
    const access = { endsAtMs: Date.now() + endsInMs, guestAccount, invitationId: 'a'.repeat(24) };
    await app.post('/test-guest', { clientId, ...access });
    return clientId;
  }
  const signIn = async (email: string) => {
    const { mail } = await requestMail(app, inbox, email);
    return sessionIn(await verify(app, { token: tokenIn(mail) }));
  };
  const meStatus = async (jwt: string, from = app) =>
    (await from.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } })).status;

  async function until(holds: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await holds()); tries += 1) {
      if (tries > 200) throw new Error('waited too long');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('no session outlives it, to the second', async () => {
    // The end is noted by nobody, so that the session's own is what counts.
    const id = await guest(ANA, 40 * MINUTES);
    await app.database('ml_clients').where({ user_id: id }).update({ access_due_at_ms: null });
    const { jwt, refreshToken } = await signIn(ANA);
    await app.control({ clockOffsetMs: 40 * MINUTES - 10_000 });
    expect(await meStatus(jwt)).toBe(200);
    await app.control({ clockOffsetMs: 40 * MINUTES + 1_000 });
    expect(await meStatus(jwt)).toBe(401);
    if (mode === 'refresh') expect((await app.post('/api/auth/refresh', { refreshToken })).status).toBe(401);
  });

  it('ends by itself: the account is blocked, every session is over, the log and the hub are told once', async () => {
    const id = await guest(ANA, 2 * HOURS);
    const { jwt } = await signIn(ANA);
    await app.control({ clockOffsetMs: 2 * HOURS + 1_000 });
    await until(() => isBlocked(id));
    expect(await meStatus(jwt)).toBe(401);
    await app.database('up_users').where({ id }).update({ blocked: false });
    expect(await meStatus(jwt)).toBe(401);
    expect(await events('access.ended')).toHaveLength(1);
    const heard = (await (await app.get('/test-heard')).json()) as { name: string; payload: unknown }[];
    const ended = heard.filter(({ name }) => name === 'magic-link.access.ended');
    expect(ended.map(({ payload }) => payload)).toContainEqual(expect.objectContaining({ clientId: id }));
  });

  it('is told to have ended only to who has proven the address; a stranger learns nothing', async () => {
    const id = await guest(ANA, 10 * MINUTES);
    const { mail } = await requestMail(app, inbox, ANA);
    await app.control({ clockOffsetMs: 11 * MINUTES });
    await until(() => isBlocked(id));
    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toEqual({
      status: 400,
      code: 'access_ended',
    });
    const [refusal] = await events('sign-in.refused');
    expect(refusal?.reason).toBe('access_ended');

    const before = inbox.mailsTo(ANA).length;
    const answers = [await requestLink(app, ANA), await requestLink(app, 'nobody@client.example')];
    expect(Object.keys(answers[0] ?? {})).toEqual(Object.keys(answers[1] ?? {}));
    const requested = await events('sign-in.requested');
    expect(requested.map(({ reason }) => reason)).toEqual([null, 'access_ended', 'address_unknown']);
    const rows = await app.database('ml_messages').orderBy('id', 'desc').limit(2);
    expect(rows.map((row: { deliver: unknown }) => Boolean(row.deliver))).toEqual([false, false]);
    expect(inbox.mailsTo(ANA)).toHaveLength(before);
  });

  it('is over at its end even while nobody has noted it', async () => {
    const id = await guest(ANA, 10 * MINUTES);
    const { mail } = await requestMail(app, inbox, ANA);
    await app.database('ml_clients').where({ user_id: id }).update({ access_due_at_ms: null });
    await app.control({ clockOffsetMs: 11 * MINUTES });
    expect((await refusalIn(await verify(app, { token: tokenIn(mail) }))).code).toBe('access_ended');
    expect(await isBlocked(id)).toBe(false);
  });

  it('is not put on an account that somebody has anyway', async () => {
    const id = await guest(BEN, 10 * MINUTES, false);
    // Nor does one count that stands there.
    const row = app.database('ml_clients').where({ user_id: id });
    await row.update({ access_ends_at_ms: Date.now() + 10 * MINUTES });
    const { jwt } = await signIn(BEN);
    await app.control({ clockOffsetMs: 11 * MINUTES });
    expect(await meStatus(jwt)).toBe(200);
    expect((await signIn(BEN)).user.id).toBe(id);
    const extended = await panel.post(`/clients/${id}/extend-access`, {
      accessEndsAt: '2099-01-01T00:00:00Z',
    });
    expect(await refusalIn(extended)).toEqual({ status: 409, code: 'permanent_account' });
    expect((await refusalIn(await panel.post(`/clients/${id}/end-access`))).code).toBe('permanent_account');
    expect(await isBlocked(id)).toBe(false);
    const refusals = await app.database('ml_audit_events').where({ outcome: 'refused', client_id: id });
    expect(refusals.map(({ type, reason }) => `${type} ${reason}`).sort()).toEqual([
      'access.changed permanent_account',
      'access.ended permanent_account',
    ]);
  });

  it('is announced once, and ends for good when an editor says so', async () => {
    const id = await guest(ANA, 40 * MINUTES);
    expect(await events('access.ending')).toHaveLength(0);
    await app.control({ clockOffsetMs: 21 * MINUTES });
    await until(async () => (await events('access.ending')).length === 1);
    await app.control({ clockOffsetMs: 25 * MINUTES });
    const { jwt } = await signIn(ANA);
    expect(await events('access.ending')).toHaveLength(1);

    const record = await dataIn<ClientRecord>(await panel.post(`/clients/${id}/end-access`));
    expect(record).toMatchObject({ id, access: 'ended', blocked: true, guestAccount: true });
    expect(await meStatus(jwt)).toBe(401);
    // Not by the block alone: the session is over for good.
    await app.database('up_users').where({ id }).update({ blocked: false });
    expect(await meStatus(jwt)).toBe(401);
    const [ended] = await events('access.ended');
    expect(ended?.actor).toMatch(/^admin:\d+$/);
    expect((await refusalIn(await panel.post(`/clients/${id}/unblock`))).code).toBe('access_ended');
  });

  it('begins again with a new end, unless somebody else had blocked the account', async () => {
    const id = await guest(ANA, 2 * HOURS);
    await panel.post(`/clients/${id}/end-access`);
    const accessEndsAt = new Date(Date.now() + 3 * HOURS).toISOString();
    const reopened = await dataIn<ClientRecord>(
      await panel.post(`/clients/${id}/extend-access`, { accessEndsAt }),
    );
    expect(reopened).toMatchObject({ access: 'guest', accessEndsAt, blocked: false });
    expect((await signIn(ANA)).user.id).toBe(id);

    await app.control({ block: { id } });
    await panel.post(`/clients/${id}/end-access`);
    const extended = await panel.post(`/clients/${id}/extend-access`, { accessEndsAt: null });
    expect(await dataIn<ClientRecord>(extended)).toMatchObject({ access: 'blocked', accessEndsAt: null });
    const unblocked = await panel.post(`/clients/${id}/unblock`);
    expect(await dataIn<ClientRecord>(unblocked)).toMatchObject({ access: 'open', blocked: false });
  });

  it('a sooner end ends the sessions that were to last longer', async () => {
    const id = await guest(ANA, 5 * HOURS);
    const { jwt } = await signIn(ANA);
    const accessEndsAt = new Date(Date.now() + HOURS).toISOString();
    await panel.post(`/clients/${id}/extend-access`, { accessEndsAt });
    expect(await meStatus(jwt)).toBe(401);
    expect(
      await refusalIn(await panel.post(`/clients/${id}/extend-access`, { accessEndsAt: 'soon' })),
    ).toEqual({
      status: 400,
      code: 'invalid_input',
    });
    const past = { accessEndsAt: '2020-01-01T00:00:00Z' };
    expect((await refusalIn(await panel.post(`/clients/${id}/extend-access`, past))).code).toBe(
      'invalid_input',
    );
  });

  it('who comes back late to a claim on it does nothing: another has it, or an editor set a new end', async () => {
    const id = await guest(ANA, 2 * HOURS);
    const stale = { kind: 'access', id: String(id), leasedUntilMs: Date.now() };
    expect((await app.post('/test-perform', stale)).ok).toBe(true);
    expect(await events('access.ending')).toEqual([]);
    const row = app.database('ml_clients').where({ user_id: id });
    await row.clone().update({ access_ends_at_ms: Date.now() - 1 });
    await app.post('/test-perform', stale);
    expect(await events('access.ended')).toEqual([]);
    expect(await isBlocked(id)).toBe(false);
  });

  it('of two instances that see its end, one ends it; and what fell due in between is caught up', async () => {
    const id = await guest(ANA, 4_000);
    const magicLink = magicLinkConfig(inbox);
    const other = await startApp({ ...options, magicLink, directory: app.directory });
    try {
      await until(() => isBlocked(id, other));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await events('access.ended')).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });
});

describe('after a restart across its end', () => {
  it('an access that ended meanwhile is ended as soon as the server listens', async () => {
    const { app, inbox } = await startPortal({ bootstrap: BOOTSTRAP });
    const { id } = await app.database('up_users').where({ email: ANA }).first<{ id: number }>('id');
    const access = { endsAtMs: Date.now() + 3_000, guestAccount: true, invitationId: 'b'.repeat(24) };
    await app.post('/test-guest', { clientId: id, ...access });
    await app.kill();
    await new Promise((resolve) => setTimeout(resolve, 3_000));

    const again = await startApp({
      bootstrap: BOOTSTRAP,
      magicLink: magicLinkConfig(inbox),
      directory: app.directory,
    });
    try {
      const deadline = Date.now() + 5_000;
      let blocked = false;
      while (!blocked && Date.now() < deadline) {
        const row = await again.database('up_users').where({ id }).first<{ blocked: unknown }>('blocked');
        blocked = Boolean(row.blocked);
      }
      expect(blocked).toBe(true);
      expect(await again.database('ml_audit_events').where({ type: 'access.ended' })).toHaveLength(1);
    } finally {
      await again.stop();
      await inbox.stop();
    }
  });
});
