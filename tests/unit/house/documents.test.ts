import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const SECURITY = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');

/** Rows of the tables that tell a promise and where it is tested. */
const promises = SECURITY.split('\n## ')
  .filter((section) => section.startsWith('Promises and their tests'))
  .flatMap((section) => section.split('\n'))
  .filter((line) => line.startsWith('| ') && !/^\| (?:promise|-)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, 3)
      .map((cell) => cell.trim()),
  );

it('docs/security.md makes promises', () => {
  expect(promises.length).toBeGreaterThan(30);
});

it.each(promises)('names tests that exist: %s', (_promise, tests = '') => {
  const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
  expect(named).not.toEqual([]);
  expect(named.filter((file) => !existsSync(path.join(ROOT, 'tests', file)))).toEqual([]);
});

it('what a test of ours skips without a database server is played by npm run test:databases', () => {
  const folder = path.join(ROOT, 'tests/integration');
  const skipping = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => /DATABASE_CLIENT[^;]*skip/.test(readFileSync(path.join(folder, file), 'utf8')))
    .map((file) => file.replace('.test.ts', ''));
  const script = readFileSync(path.join(ROOT, 'scripts/test-databases.mts'), 'utf8');
  expect(skipping).toContain('two-instances');
  expect(skipping.filter((suite) => !script.includes(`'${suite}'`))).toEqual([]);
});
