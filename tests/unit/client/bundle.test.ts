import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

const MAX_BYTES = 3 * 1024;

describe('the bundle that every portal loads', () => {
  it('stays under 3 kB gzipped and takes nothing but its own files', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [resolve(__dirname, '../../../client/index.ts')],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'neutral',
      target: 'es2022',
      write: false,
      metafile: true,
      absWorkingDir: resolve(__dirname, '../../..'),
    });
    const [bundle] = outputFiles;

    expect(gzipSync(bundle?.contents ?? '').length).toBeLessThan(MAX_BYTES);
    expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith('client/'))).toEqual([]);
  });
});
