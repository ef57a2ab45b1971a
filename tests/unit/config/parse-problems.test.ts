import { defaultConfig } from '../../../server/src/config/defaults';
import { problemsOf, PRODUCTION, withPolicy, withPortal, withSmtp } from './support/raw-config';

const PORTAL_ONLY = { portal: { url: 'https://portal.example' } };

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
