import type { App } from './support/app';
import { EDITOR, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { policiesOf, settingsOf } from './support/rules';
import { startPortal } from './support/sign-in';

const NUL = '\u0000';
const LONG = 'x'.repeat(100_000);
const HUGE = '9'.repeat(40);
/** Of everything that a field may be. */
const VALUES: unknown[] = [
  ...[null, true, 0, -1, 1.5, -0, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 31, 2 ** 53],
  ...['', ' ', NUL, `a${NUL}b`, '\ud800', '🦊', '\u202e', '%00', '__proto__', HUGE, LONG],
  ...[[], [[]], {}, { toString: 'x' }, { __proto__: null, constructor: 1 }],
];
const TEXTS = VALUES.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
/** Names of fields that no object should take for its own. */
const STRANGE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const MOMENTS = [
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z'],
  ...['2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00+99:00', HUGE],
];

describe('whatever is sent to the routes of log, privacy, policies and settings', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: seedAdmins([{ email: EDITOR }]) }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const fine: [string, Promise<Response>][] = [];
  const ask = (what: string, answer: Promise<Response>) => void fine.push([what, answer]);

  /** Neither a failure of ours nor an answer that never comes. */
  async function noneFailed(): Promise<Map<string, number>> {
    const statuses = new Map<string, number>();
    for (const [what, answer] of fine.splice(0)) {
      const response = await answer;
      await response.text();
      statuses.set(what, response.status);
    }
    expect([...statuses].filter(([, status]) => status >= 500)).toEqual([]);
    return statuses;
  }

  it('of a query: no filter of the log fails, and what matches nothing is empty or refused', async () => {
    const fields = ['type', 'outcome', 'reason', 'actor', 'clientId', 'invitation', 'network', 'search'];
    const more = ['cursor', 'pageSize', 'from', 'until', 'format', 'head', ...STRANGE_KEYS];
    for (const field of [...fields, ...more]) {
      for (const value of [...TEXTS, ...MOMENTS]) {
        const query = `${field}=${encodeURIComponent(wellFormed(value)).slice(0, 4_000)}`;
        ask(query, editor.get(`/audit-events?${query}`));
        if (fine.length >= 40) await noneFailed();
      }
      for (const query of [`${field}[]=1&${field}[]=2`, `${field}=1&${field}=2`, `${field}[a][b]=1`, field]) {
        ask(query, editor.get(`/audit-events?${query}`));
        ask(query, editor.get(`/audit-events/verify?${query}`));
      }
      await noneFailed();
    }
    for (const cursor of ['999999999999999-999999999', '0-0', '1-', '-1-1', `${HUGE}-1`])
      ask(cursor, editor.get(`/audit-events?cursor=${cursor}`));
    for (const head of [`999999999999999:${'0'.repeat(64)}`, `0:${'0'.repeat(64)}`, `1:${'z'.repeat(64)}`])
      ask(head, editor.get(`/audit-events/verify?head=${head}`));
    await noneFailed();
  }, 120_000);

  it('of a list: no page, size, order or filter fails, however far it lies', async () => {
    const odd = [
      '-1',
      '0',
      '1.5',
      'NaN',
      'Infinity',
      '1e308',
      '2147483648',
      '9007199254740993',
      HUGE,
      NUL,
      '%',
      '_',
    ];
    for (const list of ['/invitations', '/clients', '/links', '/invitations/batches', '/recipients']) {
      for (const field of [
        'page',
        'pageSize',
        'sort',
        'search',
        'clientId',
        'createdFrom',
        ...STRANGE_KEYS,
      ]) {
        for (const value of odd) {
          const query = `${list}?${field}=${encodeURIComponent(value)}`;
          ask(query, editor.get(query));
        }
        await noneFailed();
      }
    }
    const far = ['/invitations?page=1000000&pageSize=100', '/clients?page=1000000', '/links?page=1000000'];
    for (const path of far) ask(path, editor.get(path));
    await noneFailed();
  }, 60_000);

  it('of a moment that somebody wrote into the log by hand: the log is still shown', async () => {
    await editor.get('/audit-events/verify');
    const [line] = (await app.database('ml_audit_events').limit(1)) as [{ id: number; at_ms: number }];
    for (const at_ms of ['9223372036854770000', '-9223372036854770000', '8640000000000001']) {
      await app.database('ml_audit_events').where({ id: line.id }).update({ at_ms });
      ask(at_ms, editor.get('/audit-events'));
      ask(`${at_ms} exported`, editor.get('/audit-events/export'));
      expect(new Set((await noneFailed()).values())).toEqual(new Set([200]));
    }
    await app.database('ml_audit_events').where({ id: line.id }).update({ at_ms: line.at_ms });
  });

  it('of a person: nothing but one address is taken', async () => {
    for (const path of ['/privacy/export', '/privacy/erase']) {
      for (const email of VALUES)
        ask(`${path} ${JSON.stringify(email).slice(0, 40)}`, editor.post(path, { email }));
      for (const body of VALUES)
        ask(`${path} as ${JSON.stringify(body).slice(0, 40)}`, editor.post(path, body));
      const statuses = await noneFailed();
      expect(new Set(statuses.values())).toEqual(new Set([400]));
    }
  });

  it('of a policy: strange keys, values and versions change nothing', async () => {
    const before = await policiesOf(editor);
    for (const key of [...STRANGE_KEYS, ...TEXTS.filter((text) => text !== ''), '..', '%2e%2e']) {
      const path = `/policies/${encodeURIComponent(wellFormed(key)).slice(0, 2_000)}`;
      ask(`PUT ${path.slice(0, 60)}`, editor.send('PUT', path, { version: 0, rules: {} }));
      ask(`DELETE ${path.slice(0, 60)}`, editor.send('DELETE', path));
      ask(`POST ${key.slice(0, 60)}`, editor.post('/policies', { key, label: NUL, rules: {} }));
      if (fine.length >= 30) await noneFailed();
    }
    for (const value of VALUES) {
      const what = JSON.stringify(value).slice(0, 40);
      ask(
        `version ${what}`,
        editor.send('PUT', '/policies/sign-in', { version: value, rules: { offerCode: 7 } }),
      );
      ask(
        `rules ${what}`,
        editor.send('PUT', '/policies/sign-in', { version: 0, rules: value, retireLiveLinks: 1 }),
      );
      ask(
        `new ${what}`,
        editor.post('/policies', { key: 'own', label: value, rules: { linkLifetimeSeconds: 0 } }),
      );
      for (const rule of [...Object.keys(before.data[0]?.rules ?? {}), ...STRANGE_KEYS]) {
        const rules = JSON.parse(`{${JSON.stringify(rule)}:${JSON.stringify(value)},"unknown":1}`) as object;
        ask(`${rule} ${what}`, editor.send('PUT', '/policies/sign-in', { version: 0, rules }));
      }
      const statuses = await noneFailed();
      expect([...statuses].filter(([, status]) => status < 400)).toEqual([]);
    }
    expect(await policiesOf(editor)).toEqual(before);
  }, 120_000);

  it('of the settings: strange keys, values and versions change nothing', async () => {
    const { version, ...before } = await settingsOf(editor);
    for (const value of VALUES) {
      const what = JSON.stringify(value).slice(0, 40);
      ask(`version ${what}`, editor.send('PUT', '/settings', { version: value, unknown: 1 }));
      for (const field of [
        'portal',
        'mail',
        'accounts',
        'invitations',
        'limits',
        'retention',
        'privacy',
        ...STRANGE_KEYS,
      ]) {
        const body = `{"version":${version},"unknown":1,${JSON.stringify(field)}:${JSON.stringify(value)}}`;
        ask(`${field} ${what}`, editor.send('PUT', '/settings', JSON.parse(body)));
      }
      const statuses = await noneFailed();
      expect([...statuses].filter(([, status]) => status < 400)).toEqual([]);
    }
    expect(await settingsOf(editor)).toEqual({ version, ...before });
  }, 120_000);

  it('of two changes at once, one counts, and the other is told', async () => {
    const [signIn] = (await policiesOf(editor)).data.filter(({ key }) => key === 'sign-in');
    const changes = [1_000, 1_001, 1_002, 1_003, 1_004].map((linkLifetimeSeconds) =>
      editor.send('PUT', '/policies/sign-in', { version: signIn?.version, rules: { linkLifetimeSeconds } }),
    );
    const policies = (await Promise.all(changes)).map(({ status }) => status).sort();
    expect(policies).toEqual([200, 409, 409, 409, 409]);
    const { version } = await settingsOf(editor);
    const settings = [11, 12, 13, 14, 15].map((auditDays) =>
      editor.send('PUT', '/settings', { version, retention: { auditDays: auditDays * 10 } }),
    );
    expect((await Promise.all(settings)).map(({ status }) => status).sort()).toEqual([
      200, 409, 409, 409, 409,
    ]);
    const made = await Promise.all(
      [1, 2, 3].map((n) => editor.post('/policies', { key: 'own', label: `Own ${n}`, rules: {} })),
    );
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

/** Half of a pair has no place in an address. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/g, '�');
