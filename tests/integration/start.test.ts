import { startApp, StartError, type AppOptions } from './support/app';
import { magicLinkConfig } from './support/sign-in';

const LONG_SECRET = 'a-secret-of-this-test-0123456789abcdef';
const PRODUCTION: AppOptions = {
  env: { NODE_ENV: 'production' },
  server: { url: 'https://cms.example', proxy: { koa: true, maxIpsCount: 1 } },
};
const config = (more: Record<string, unknown> = {}) => magicLinkConfig({ port: 2525 }, more);

async function logOf(options: AppOptions): Promise<string> {
  const app = await startApp(options);
  await app.stop();
  return app.log();
}

async function refusalOf(options: AppOptions): Promise<string> {
  try {
    const app = await startApp(options);
    await app.kill();
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('It started.');
}

describe('starting', () => {
  it('works in development without any configuration, and says what is missing', async () => {
    const log = await logOf({ magicLink: {} });
    expect(log).toContain('set "portal.url" in config/plugins');
    expect(log).toContain('set "url" in config/server');
    expect(log).toContain('mail goes through sendmail');
  });

  it('works in production once everything is set, and says what is ready', async () => {
    const log = await logOf({
      ...PRODUCTION,
      magicLink: {
        ...config(),
        portal: { name: 'Northwind', url: 'https://portal.example' },
        secrets: [LONG_SECRET],
      },
    });
    expect(log).toContain('links lead to https://cms.example');
    expect(log).toContain('clients land on https://portal.example');
    expect(log).toContain('mail goes through 127.0.0.1');
    expect(log).toContain('client networks are read behind a trusted proxy');
  });

  it.each<[string, AppOptions, RegExp]>([
    ['an option that does not exist', { magicLink: config({ portl: {} }) }, /config\.portl: is no option/],
    [
      'a short secret',
      { magicLink: config({ secrets: ['short'] }) },
      /config\.secrets\.0: is shorter than 32 characters; make one with/,
    ],
    [
      'U&P’s secret',
      { magicLink: config({ secrets: [LONG_SECRET] }), usersPermissions: { jwtSecret: LONG_SECRET } },
      /config\.secrets\.0: is also the value of plugin::users-permissions\.jwtSecret/,
    ],
    [
      'a mail server of its own and no sender',
      { magicLink: { smtp: config().smtp } },
      /config\.mail\.from: is missing/,
    ],
    ['no portal in production', { ...PRODUCTION, magicLink: {} }, /config\.portal\.url: is missing/],
    [
      'no public URL in production',
      { env: { NODE_ENV: 'production' }, magicLink: config({ portal: { url: 'https://portal.example' } }) },
      /server\.url: is missing/,
    ],
  ])('is refused with %s, naming the key and the remedy', async (_what, options, expected) => {
    expect(await refusalOf(options)).toMatch(expected);
  });

  it('never prints a secret that it refuses', async () => {
    expect(await refusalOf({ magicLink: config({ secrets: ['short-but-secret'] }) })).not.toContain(
      'short-but-secret',
    );
  });
});
