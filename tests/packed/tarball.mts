import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, run } from '../../scripts/run.mjs';
import type { Step } from './steps.mjs';

interface Packed {
  filename: string;
  files: { path: string }[];
}

/** Outside dist/, which the build empties before it writes. */
const AT_THE_ROOT = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'strapi-server.js',
  'strapi-admin.js',
];
const BUILT = /^dist\/(?:server|admin|contracts|client)\/.*\.(?:js|mjs|d\.ts)$/;
const COMMANDS = /^bin\/[a-z-]+\.mjs$/;

/** Packs what `npm publish` would and looks into it. Gives back the tarball's path. */
export async function packTarball(step: Step, directory: string): Promise<string> {
  const { filename, files } = await step('npm pack', async () => {
    const packed = JSON.parse(await run('npm', ['pack', '--json', '--pack-destination', directory])) as
      Packed[] | Record<string, Packed>;
    const [tarball] = Object.values(packed);
    assert(tarball, 'npm pack told of no tarball');
    return tarball;
  });
  const paths = files.map(({ path }) => path);

  await step('the tarball holds every file that package.json exports', () => {
    assert.deepEqual(
      exportedFiles().filter((file) => !paths.includes(file)),
      [],
    );
  });
  await step('the tarball holds nothing else than what runs, its types and its papers', () => {
    assert.deepEqual(
      paths.filter((path) => !AT_THE_ROOT.includes(path) && !BUILT.test(path) && !COMMANDS.test(path)),
      [],
    );
  });
  const tarball = join(directory, filename);
  await step('publint finds nothing', () => run('publint', [tarball, '--strict']));
  return tarball;
}

function exportedFiles(): string[] {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { types: string; import: string; require: string }>;
  };
  return Object.values(exports)
    .flatMap((entry) => (typeof entry === 'string' ? [entry] : [entry.types, entry.import, entry.require]))
    .map((file) => file.replace('./', ''));
}
