import type { App } from './support/app';
import { canInject, change, failuresIn, HIT, inject, type Fault } from './support/faults';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { openPage, pressButton } from './support/page';
import { rowsOf, settled } from './support/rows';
import { ANA, requestMail, startPortal, verify } from './support/sign-in';

/** All that these may touch. Budgets are spent before, and stay spent. */
const TABLES = [
  'ml_tokens',
  'ml_handoffs',
  'ml_messages',
  'ml_clients',
  'ml_audit_events',
  'strapi_sessions',
];

interface Portal {
  app: App;
  inbox: Inbox;
}

type Act = () => Promise<Response>;

interface Story {
  what: string;
  /** Goes as far as the moment before. */
  prepare: (portal: Portal) => Promise<Act>;
  done: number;
  faults: Fault[];
}

const mailsLink: Fault[] = [
  change('ml_tokens', 'INSERT'),
  change('ml_messages', 'INSERT'),
  change('ml_audit_events', 'INSERT'),
  { kind: 'commit', table: 'ml_tokens', on: 'INSERT' },
];

const IS_REPORTED = 'OLD.reported_at_ms IS NULL AND NEW.reported_at_ms IS NOT NULL';

const STORIES: Story[] = [
  {
    what: 'a client’s request',
    prepare: ({ app }) => Promise.resolve(() => app.post('/api/magic-link/request', { email: ANA })),
    done: 202,
    faults: mailsLink,
  },
  {
    what: 'a stranger’s request',
    prepare: ({ app }) =>
      Promise.resolve(() => app.post('/api/magic-link/request', { email: 'eve@client.example' })),
    done: 202,
    faults: mailsLink,
  },
  {
    what: 'a press of the button',
    async prepare({ app, inbox }) {
      const { mail } = await requestMail(app, inbox, ANA);
      const page = await openPage(linkIn(mail));
      return () => pressButton(app, page);
    },
    done: 303,
    faults: [
      change('ml_tokens', 'UPDATE'),
      change('ml_handoffs', 'INSERT'),
      { kind: 'commit', table: 'ml_handoffs', on: 'INSERT' },
    ],
  },
  {
    what: 'a renewal',
    async prepare({ app, inbox }) {
      const { mail } = await requestMail(app, inbox, ANA);
      await app.control({ clockOffsetMs: 16 * 60_000 });
      return () => app.post('/api/magic-link/renew', { token: tokenIn(mail) });
    },
    done: 202,
    faults: mailsLink,
  },
  {
    what: 'a report',
    async prepare({ app, inbox }) {
      const { mail } = await requestMail(app, inbox, ANA);
      return () => app.post('/api/magic-link/report', { token: tokenIn(mail) });
    },
    done: 204,
    faults: [
      change('ml_tokens', 'UPDATE', IS_REPORTED),
      change('ml_tokens', 'UPDATE', `NEW.revoked_reason = 'reported'`),
      change('ml_audit_events', 'INSERT'),
      { kind: 'commit', table: 'ml_audit_events', on: 'INSERT' },
    ],
  },
  {
    what: 'a report of a used link',
    async prepare({ app, inbox }) {
      const { mail } = await requestMail(app, inbox, ANA);
      await verify(app, { token: tokenIn(mail) });
      return () => app.post('/api/magic-link/report', { token: tokenIn(mail) });
    },
    done: 204,
    faults: [
      change('ml_tokens', 'UPDATE', IS_REPORTED),
      change('ml_clients', 'UPDATE'),
      change('strapi_sessions', 'DELETE'),
      change('ml_audit_events', 'INSERT'),
      { kind: 'commit', table: 'ml_clients', on: 'UPDATE' },
    ],
  },
];

const CASES = STORIES.flatMap(({ faults, ...story }) =>
  faults
    .filter((fault) => canInject(process.env.DATABASE_CLIENT, fault))
    .map((fault) => ({ ...story, fault, at: `${fault.kind} ${fault.table}` })),
);

describe('what breaks before or after a redemption', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({ usersPermissions: { jwtManagement: 'refresh' } });
  });

  afterAll(async () => {
    await portal.app.stop();
    await portal.inbox.stop();
  });

  afterEach(async () => {
    // By the clock of the test: a later one would not find its mail due.
    await settled(portal.app);
    await portal.app.control({ clockOffsetMs: 0 });
    await portal.app.database('ml_tokens').update({ revoked_at_ms: 1 });
  });

  it.each(CASES)(
    '$what ($at) leaves nothing half-done, and works afterwards',
    async ({ prepare, fault, done }) => {
      const { app, inbox } = portal;
      const act = await prepare(portal);
      await settled(app);
      const before = await rowsOf(app, TABLES);
      const mails = inbox.received.length;
      const logged = app.log().length;

      const mend = await inject(app.database, fault);
      const broken = await act();
      await mend();

      expect(await rowsOf(app, TABLES)).toEqual(before);
      expect(broken.status).toBe(500);
      const said = app.log().slice(logged);
      expect(failuresIn(said)).toMatch(HIT);
      for (const text of [said, await broken.text()])
        expect(text).not.toMatch(/@client\.example|eyJ|injected|handoff=|insert into|update "?`?ml_/i);
      expect(inbox.received).toHaveLength(mails);
      expect((await act()).status).toBe(done);
    },
  );
});
