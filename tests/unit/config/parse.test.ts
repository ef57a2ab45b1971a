import { config } from '../../../server/src/config';
import { defaultConfig } from '../../../server/src/config/defaults';
import { ConfigError, parseConfig } from '../../../server/src/config/parse';
import { isLoopback } from '../../../server/src/domain/network';

const DEVELOPMENT = { production: false };
const PRODUCTION = { production: true };

/** What Strapi hands over: the defaults with one group of options changed. */
const withPortal = (portal: object) => ({ ...defaultConfig, portal: { ...defaultConfig.portal, ...portal } });
const PORTAL_ONLY = { portal: { url: 'https://portal.example' } };
const withSmtp = (smtp: unknown) => ({ ...defaultConfig, mail: { from: 'hello@portal.example' }, smtp });
const withPolicy = (policy: object) => ({
  ...defaultConfig,
  policies: { ...defaultConfig.policies, 'sign-in': { ...defaultConfig.policies['sign-in'], ...policy } },
});

function problemsOf(raw: unknown, environment = DEVELOPMENT): string[] {
  try {
    parseConfig(raw, environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n  - ').slice(1);
  }
}

describe('what is accepted', () => {
  test('without any configuration it starts in development', () => {
    expect(parseConfig(undefined, DEVELOPMENT)).toEqual(defaultConfig);
    expect(parseConfig({}, DEVELOPMENT)).toEqual(defaultConfig);
  });

  test('what is not said has its default, what is said replaces it, lists as a whole', () => {
    const raw = {
      policies: { guest: { reminderDays: [3], accessDurationSeconds: null } },
      portal: { name: undefined },
    };
    const { policies, portal } = parseConfig(raw, DEVELOPMENT);
    expect(portal.name).toBe('Client portal');
    expect(policies.guest).toEqual({
      ...defaultConfig.policies.guest,
      reminderDays: [3],
      accessDurationSeconds: null,
    });
    expect(policies.document).toEqual(defaultConfig.policies.document);
  });

  test('domains are kept in the form that addresses are compared in', () => {
    const raw = withPolicy({ allowedDomains: ['Client.Example'], refusedDomains: ['*.Bücher.example'] });
    expect(parseConfig(raw, DEVELOPMENT).policies['sign-in']).toMatchObject({
      allowedDomains: ['client.example'],
      refusedDomains: ['*.xn--bcher-kva.example'],
    });
  });

  test('with an https portal it starts in production', () => {
    const raw = withPortal({
      url: 'https://portal.example',
      allowedRedirects: ['https://docs.example/app', 'http://localhost:5173'],
    });

    expect(parseConfig(raw, PRODUCTION)).toEqual(raw);
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://127.8.9.1', 'http://[::1]:3000'])(
    'a portal on this very machine may be plain http, also in production: %s',
    (url) => {
      expect(problemsOf(withPortal({ url }), PRODUCTION)).toEqual([]);
    },
  );

  test('a mail server’s own options reach nodemailer untouched', () => {
    const smtp = {
      host: 'smtp.example',
      port: 587,
      secure: false,
      auth: { user: 'u', pass: 'p' },
      pool: true,
    };

    expect(parseConfig(withSmtp(smtp), DEVELOPMENT).smtp).toEqual(smtp);
  });
});

test('a mail server without a sender is refused: its mails would come from nobody', () => {
  const { mail, ...rest } = withSmtp({ host: 'smtp.example' });
  expect(problemsOf({ ...rest, mail: {} }, DEVELOPMENT)).toEqual([
    'config.mail.from: is missing; with "smtp" set it to the sender, such as Portal <hello@portal.example>',
  ]);
  expect(problemsOf({ ...rest, mail }, DEVELOPMENT)).toEqual([]);
});

describe('what keeps the plugin from starting is named with its key and its remedy', () => {
  const WEB_ADDRESS =
    'must be an http(s) address without a wildcard, user, query or fragment, such as https://portal.example';

  test.each<[string, unknown, string]>([
    ['no group at all', [], 'config: must be a group of options in braces: { … }'],
    ['a text', 'portal', 'config: must be a group of options in braces: { … }'],
    [
      'an unknown option',
      { ...defaultConfig, portl: {} },
      'config.portl: is no option; check its spelling or remove it',
    ],
    [
      'an unknown option of a group',
      withPortal({ uri: 'https://portal.example' }),
      'config.portal.uri: is no option; check its spelling or remove it',
    ],
    [
      'a policy above a ceiling of the same file',
      {
        ...PORTAL_ONLY,
        ceilings: { linkLifetimeSeconds: 3600 },
        policies: { guest: { maxLinkLifetimeSeconds: 3601 } },
      },
      'config.policies.guest.maxLinkLifetimeSeconds: is above the 3600 seconds that config.ceilings allows',
    ],
    [
      'a ceiling that is no number of seconds',
      { ceilings: { accessDurationSeconds: '7 days' } },
      'config.ceilings.accessDurationSeconds: must be a whole number of seconds',
    ],
    [
      'an unknown policy',
      { ...defaultConfig, policies: { ...defaultConfig.policies, ghost: {} } },
      'config.policies.ghost: is no option; check its spelling or remove it',
    ],
    [
      'an unknown option of a policy',
      withPolicy({ linkLifetimeMinutes: 15 }),
      'config.policies.sign-in.linkLifetimeMinutes: is no option; check its spelling or remove it',
    ],
    [
      'a domain that is none',
      withPolicy({ allowedDomains: ['client.example', '*'] }),
      'config.policies.sign-in.allowedDomains.1: must be a mail domain, such as client.example, or *.client.example for all below it',
    ],
    [
      'a session of seconds',
      withPolicy({ sessionLifetimeSeconds: 59 }),
      'config.policies.sign-in.sessionLifetimeSeconds: must be at least 60 seconds',
    ],
    [
      'an unknown rule for accounts',
      { ...defaultConfig, accounts: { ...defaultConfig.accounts, creation: 'all' } },
      'config.accounts.creation: must be "closed", "invited" or "open"',
    ],
    [
      'a role that is a number',
      { ...defaultConfig, accounts: { ...defaultConfig.accounts, deniedRoles: [1] } },
      'config.accounts.deniedRoles.0: must be the type of a Users & Permissions role, such as authenticated',
    ],
    [
      'a group that is a text',
      { ...defaultConfig, links: 'hosted' },
      'config.links: must be a group of options in braces: { … }',
    ],
    [
      'a name of two lines',
      withPortal({ name: 'A\nB' }),
      'config.portal.name: must be 1 to 200 characters on one line',
    ],
    [
      'an empty name',
      withPortal({ name: '' }),
      'config.portal.name: must be 1 to 200 characters on one line',
    ],
    [
      'a name that is no text',
      withPortal({ name: 7 }),
      'config.portal.name: must be 1 to 200 characters on one line',
    ],
    ['a portal that is null', withPortal({ url: null }), `config.portal.url: ${WEB_ADDRESS}`],
    ['a portal without a scheme', withPortal({ url: 'portal.example' }), `config.portal.url: ${WEB_ADDRESS}`],
    [
      'a portal of another scheme',
      withPortal({ url: 'ftp://portal.example' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a script for a portal',
      withPortal({ url: 'javascript:alert(1)' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    ['a wildcard host', withPortal({ url: 'https://*.example' }), `config.portal.url: ${WEB_ADDRESS}`],
    [
      'a portal with a user',
      withPortal({ url: 'https://u:p@portal.example' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a portal with a query',
      withPortal({ url: 'https://portal.example?x=1' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a portal with an empty query',
      withPortal({ url: 'https://portal.example/?' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a portal with a fragment',
      withPortal({ url: 'https://portal.example#x' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a portal with an empty fragment',
      withPortal({ url: 'https://portal.example#' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a portal with a blank behind it',
      withPortal({ url: 'https://portal.example ' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a portal with a backslash',
      withPortal({ url: 'https://portal.example\\x' }),
      `config.portal.url: ${WEB_ADDRESS}`,
    ],
    [
      'a wildcard redirect',
      withPortal({ allowedRedirects: ['https://docs.example', 'https://*.example'] }),
      `config.portal.allowedRedirects.1: ${WEB_ADDRESS}`,
    ],
    [
      'a redirect list that is a text',
      withPortal({ allowedRedirects: 'https://docs.example' }),
      'config.portal.allowedRedirects: must be a list in brackets: [ … ]',
    ],
    [
      'a callback on another site',
      withPortal({ callback: '//evil.example' }),
      'config.portal.callback: must be a path that starts with one slash, such as /callback',
    ],
    [
      'a callback that is an address',
      withPortal({ callback: 'https://evil.example/callback' }),
      'config.portal.callback: must be a path that starts with one slash, such as /callback',
    ],
    [
      'a callback with a fragment, which would swallow the handoff',
      withPortal({ callback: '/#/callback' }),
      'config.portal.callback: must be a path that starts with one slash, such as /callback',
    ],
    [
      'an unknown landing',
      { ...defaultConfig, links: { ...defaultConfig.links, landing: 'mail' } },
      'config.links.landing: must be "hosted" or "portal"',
    ],
    [
      'an unknown delivery of the handoff',
      { ...defaultConfig, links: { ...defaultConfig.links, handoffDelivery: 'cookie' } },
      'config.links.handoffDelivery: must be "fragment" or "query"',
    ],
    [
      'secrets that are no list',
      { ...defaultConfig, secrets: 'one-secret' },
      'config.secrets: must be a list in brackets: [ … ]',
    ],
    [
      'a secret whose environment variable is not set',
      { ...defaultConfig, secrets: [undefined] },
      'config.secrets.0: is missing or no text; make one with: npx strapi-magic-link secret',
    ],
    [
      'a link of a second',
      withPolicy({ linkLifetimeSeconds: 1 }),
      'config.policies.sign-in.linkLifetimeSeconds: must be at least 60 seconds',
    ],
    [
      'a link of a week',
      withPolicy({ linkLifetimeSeconds: 604_800 }),
      'config.policies.sign-in.linkLifetimeSeconds: must be at most 86400 seconds',
    ],
    [
      'a lifetime that is a text',
      withPolicy({ linkLifetimeSeconds: '900' }),
      'config.policies.sign-in.linkLifetimeSeconds: must be a whole number of seconds',
    ],
    [
      'a lifetime that is no number',
      withPolicy({ linkLifetimeSeconds: Number.NaN }),
      'config.policies.sign-in.linkLifetimeSeconds: must be a whole number of seconds',
    ],
    [
      'a broken wait',
      withPolicy({ resendAfterSeconds: 0.5 }),
      'config.policies.sign-in.resendAfterSeconds: must be a whole number of seconds',
    ],
    [
      'a code switch that is a text',
      withPolicy({ offerCode: 'no' }),
      'config.policies.sign-in.offerCode: must be true or false',
    ],
    [
      'a sender with a header behind it',
      { ...defaultConfig, mail: { from: 'a@client.example\r\nBcc: eve@evil.example' } },
      'config.mail.from: must be 1 to 200 characters on one line',
    ],
    [
      'a mail server without a host',
      withSmtp({ port: 25 }),
      'config.smtp.host: must name the mail server, such as smtp.example',
    ],
    [
      'a mail server with an empty host',
      withSmtp({ host: '' }),
      'config.smtp.host: must name the mail server, such as smtp.example',
    ],
    [
      'a port that is a text',
      withSmtp({ host: 'smtp.example', port: '587' }),
      'config.smtp.port: must be a number from 1 to 65535, such as 587',
    ],
    [
      'a port beyond all ports',
      withSmtp({ host: 'smtp.example', port: 70_000 }),
      'config.smtp.port: must be a number from 1 to 65535, such as 587',
    ],
    [
      'a TLS switch that is a text',
      withSmtp({ host: 'smtp.example', secure: 'true' }),
      'config.smtp.secure: must be true or false',
    ],
    [
      'a mail server that is an address',
      withSmtp('smtp://smtp.example'),
      'config.smtp: must be a group of options in braces: { … }',
    ],
  ])('%s', (_, raw, problem) => {
    expect(problemsOf(raw)).toEqual([problem]);
    expect(problemsOf(raw, PRODUCTION)).toEqual([problem]);
  });

  test('all problems are told at once', () => {
    expect(problemsOf({ ...withPortal({ name: '', callback: 'x' }), secret: 'x' })).toEqual([
      expect.stringContaining('config.portal.name'),
      expect.stringContaining('config.portal.callback'),
      expect.stringContaining('config.secret:'),
    ]);
  });

  test('no value is repeated: it may be a password in the wrong place', () => {
    const raw = {
      ...defaultConfig,
      secrets: { 0: 'hunter2hunter2' },
      smtp: 'smtp://u:hunter2hunter2@smtp.example',
    };

    expect(problemsOf(raw)).toHaveLength(2);
    expect(problemsOf(raw).join()).not.toContain('hunter2');
  });

  test('a link lives from a minute to a day', () => {
    for (const linkLifetimeSeconds of [60, 86_400])
      expect(problemsOf(withPolicy({ linkLifetimeSeconds }))).toEqual([]);
    for (const linkLifetimeSeconds of [59, 86_401])
      expect(problemsOf(withPolicy({ linkLifetimeSeconds }))).toHaveLength(1);
  });
});

describe('in production only, unsafe combinations are refused', () => {
  test('no portal address', () => {
    expect(problemsOf(defaultConfig, PRODUCTION)).toEqual([
      'config.portal.url: is missing; set it to the address of your portal, such as https://portal.example',
    ]);
  });

  test.each([
    'http://portal.example',
    'http://192.168.1.7',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
  ])('a portal over plain http: %s', (url) => {
    expect(problemsOf(withPortal({ url }))).toEqual([]);
    expect(problemsOf(withPortal({ url }), PRODUCTION)).toEqual([
      'config.portal.url: sends a sign-in over plain http; use https',
    ]);
  });

  test('a redirect over plain http', () => {
    const raw = withPortal({
      url: 'https://portal.example',
      allowedRedirects: ['https://docs.example', 'http://docs.example'],
    });

    expect(problemsOf(raw)).toEqual([]);
    expect(problemsOf(raw, PRODUCTION)).toEqual([
      'config.portal.allowedRedirects.1: sends a sign-in over plain http; use https',
    ]);
  });
});

describe('Strapi’s hook', () => {
  const environment = process.env.NODE_ENV;
  afterEach(() => {
    process.env.NODE_ENV = environment;
  });

  test('checks by the environment that Strapi runs in', () => {
    process.env.NODE_ENV = 'development';
    expect(() => config.validator(config.default)).not.toThrow();
    process.env.NODE_ENV = 'production';
    expect(() => config.validator(config.default)).toThrow(/config\.portal\.url: is missing/);
  });
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['[::1]', true],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['128.0.0.1', false],
  ['0.0.0.0', false],
  ['[::2]', false],
])('%s is this machine: %s', (hostname, loopback) => {
  expect(isLoopback(hostname)).toBe(loopback);
});
