import { resolve } from 'node:path';

import { type Metafile, build } from 'esbuild';

const ROOT = resolve(__dirname, '../../..');
const MAX_BYTES = 10_000;

/** What a browser must have loaded before the chunk can run. */
function staticBytes({ outputs }: Metafile, chunk: string, seen = new Set<string>()): number {
  const output = outputs[chunk];
  if (!output || seen.has(chunk)) return 0;
  seen.add(chunk);
  const needed = output.imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return needed.reduce(
    (bytes, { path }) => bytes + staticBytes({ outputs } as Metafile, path, seen),
    output.bytes,
  );
}

test('every screen of the panel loads less than 10 kB of ours: what opens behind a button comes with the press', async () => {
  const { metafile } = await build({
    entryPoints: [resolve(ROOT, 'admin/src/index.ts')],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    packages: 'external',
    outdir: 'nowhere',
    write: false,
    metafile: true,
    absWorkingDir: ROOT,
  });
  const entry = Object.keys(metafile.outputs).find((path) => path.endsWith('nowhere/index.js')) ?? '';
  const bytes = staticBytes(metafile, entry);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThan(MAX_BYTES);
});
