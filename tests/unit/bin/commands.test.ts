import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolveSecrets } from '../../../server/src/config/secrets';
import { runCommand } from '../../integration/support/command';

const run = (...words: string[]) => runCommand(words, tmpdir());

describe('strapi-magic-link secret', () => {
  it('prints one secret and nothing else, another each time', async () => {
    const first = await run('secret');
    const second = await run('secret');
    expect(first).toEqual({ code: 0, stderr: '', stdout: expect.stringMatching(/^[\w-]{43}\n$/) });
    expect(second.stdout).not.toBe(first.stdout);
  });

  it('prints what the plugin accepts', async () => {
    const secret = (await run('secret')).stdout.trim();
    expect(resolveSecrets({ secrets: [secret], appKeys: [], foreign: {} })).toEqual([secret]);
  });
});

describe('strapi-magic-link confirm-address', () => {
  it('says where it must be run when there is no Strapi project', async () => {
    const { code, stdout, stderr } = await run('confirm-address');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^There is no Strapi project in .*package\.json\.\n$/);
  });

  it('passes on what keeps the project’s Strapi from loading', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'magic-link-broken-'));
    const strapi = path.join(directory, 'node_modules/@strapi/strapi');
    mkdirSync(strapi, { recursive: true });
    writeFileSync(path.join(strapi, 'index.js'), "throw new Error('config/database is wrong');");
    const { code, stderr } = await runCommand(['confirm-address'], directory);
    rmSync(directory, { recursive: true });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'config/database is wrong\n' });
  });
});

describe('strapi-magic-link', () => {
  it('explains itself when asked', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of ['secret', 'confirm-address']) expect(stdout).toContain(command);
  });

  it.each([[[]], [['secrets']], [['secret', 'extra']], [['constructor']]])(
    'fails and explains itself when it is called with %j',
    async (words) => {
      const { code, stdout, stderr } = await run(...words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('Usage: npx strapi-magic-link <command>');
    },
  );
});
