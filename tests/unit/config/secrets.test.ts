import { ConfigError } from '../../../server/src/config/parse';
import { resolveSecrets, type SecretSources } from '../../../server/src/config/secrets';
import { secretsFromAppKeys } from '../../../server/src/domain/keyring';

const GOOD = 'mGx1l0pT6o3b2Yw9kq7ZrC4dVvN8sHf5';
const ALSO_GOOD = 'Q2hhbmdlIG1lIG5vdCwgSSBhbSBmaW5l';
const APP_KEYS = ['app-key-one', 'app-key-two'];
const REMEDY = 'make one with: npx strapi-magic-link secret';

const resolve = (change: Partial<SecretSources>) =>
  resolveSecrets({ secrets: [], appKeys: APP_KEYS, foreign: {}, ...change });

function problemsOf(change: Partial<SecretSources>): string[] {
  try {
    resolve(change);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n  - ').slice(1);
  }
}

test('configured secrets are taken as they are, the signing one first', () => {
  expect(resolve({ secrets: [GOOD, ALSO_GOOD] })).toEqual([GOOD, ALSO_GOOD]);
});

test('without any, they are derived from the app keys, never the app keys themselves', () => {
  expect(resolve({})).toEqual(secretsFromAppKeys(APP_KEYS));
  expect(resolve({})).not.toEqual(expect.arrayContaining(APP_KEYS));
});

test('thirty-two characters are enough, thirty-one are not', () => {
  expect(GOOD).toHaveLength(32);
  expect(problemsOf({ secrets: [GOOD] })).toEqual([]);
  expect(problemsOf({ secrets: [GOOD.slice(1)] })).toEqual([
    `config.secrets.0: is shorter than 32 characters; ${REMEDY}`,
  ]);
});

test('a short secret that only verifies is refused as well', () => {
  expect(problemsOf({ secrets: [GOOD, 'short'] })).toEqual([
    `config.secrets.1: is shorter than 32 characters; ${REMEDY}`,
  ]);
});

test.each<[string, Partial<SecretSources>, string]>([
  ['an empty secret', { secrets: [''] }, `config.secrets.0: is empty; ${REMEDY}`],
  ['an empty app key', { appKeys: ['app-key-one', ''] }, `server.app.keys.1: is empty; ${REMEDY}`],
  [
    'an app key whose environment variable is not set',
    { appKeys: ['app-key-one', undefined] },
    `server.app.keys.1: is empty; ${REMEDY}`,
  ],
  [
    'no secret and no app key',
    { appKeys: [] },
    'config.secrets: is empty and so is server.app.keys; set one of them',
  ],
  [
    'the placeholder of Strapi’s template',
    { appKeys: ['toBeModified1', 'app-key-two'] },
    `server.app.keys.0: is a placeholder; ${REMEDY}`,
  ],
  [
    'a long placeholder',
    { secrets: ['to-be-modified-to-be-modified-to-be-modified'] },
    `config.secrets.0: is a placeholder; ${REMEDY}`,
  ],
  [
    'the same secret twice',
    { secrets: [GOOD, ALSO_GOOD, GOOD] },
    'config.secrets: holds the same secret twice',
  ],
])('%s stops the start', (_, sources, problem) => {
  expect(problemsOf(sources)).toEqual([problem]);
});

test.each(['plugin::users-permissions.jwtSecret', 'admin.auth.secret'])(
  'a secret that is also %s stops the start',
  (name) => {
    const foreign = { 'admin.transfer.token.salt': undefined, [name]: ALSO_GOOD };
    const problem = `is also the value of ${name}; each needs a secret of its own`;

    expect(problemsOf({ secrets: [GOOD, ALSO_GOOD], foreign })).toEqual([`config.secrets.1: ${problem}`]);
    expect(problemsOf({ appKeys: [ALSO_GOOD], foreign })).toEqual([`server.app.keys.0: ${problem}`]);
    expect(problemsOf({ secrets: [GOOD], foreign })).toEqual([]);
  },
);

test('another’s secret that is not set equals none of ours', () => {
  expect(problemsOf({ secrets: [GOOD], foreign: { 'admin.auth.secret': undefined } })).toEqual([]);
});

test('all problems are told at once, and no secret is', () => {
  const secrets = [GOOD, GOOD, 'short-and-secret'];
  const problems = problemsOf({ secrets, foreign: { 'admin.auth.secret': GOOD } });

  expect(problems).toHaveLength(4);
  for (const secret of secrets) expect(problems.join()).not.toContain(secret);
});
