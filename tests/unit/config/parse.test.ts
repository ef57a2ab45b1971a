import { config } from '../../../server/src/config';
import { defaultConfig } from '../../../server/src/config/defaults';
import { parseConfig } from '../../../server/src/config/parse';
import { DEVELOPMENT, problemsOf, PRODUCTION, withPolicy, withPortal, withSmtp } from './support/raw-config';

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
