import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ensureBuilt } from '../ensure-built.mjs';
import { ROOT, run } from '../run.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { PLAYGROUND, PORTAL_DIST, PORTAL_SOURCE, starterOf } from './places.mjs';

interface Part {
  name: string;
  /** What it is made from; it is built again when a byte of these changes. */
  sources: string[];
  /** Exists when it was built. */
  output: string;
  build(): Promise<unknown>;
}

const DIST = join(PLAYGROUND, 'dist');
const STAMPS = join(DIST, 'built.json');

const PANEL: Part = {
  name: 'the admin panel (this takes a minute)',
  sources: [
    join(ROOT, 'dist/admin'),
    join(PLAYGROUND, 'config/admin.ts'),
    join(PLAYGROUND, 'config/plugins.ts'),
    join(PLAYGROUND, 'src/admin'),
    join(ROOT, 'node_modules/@strapi/strapi/package.json'),
    join(ROOT, 'node_modules/@strapi/design-system/package.json'),
  ],
  output: join(DIST, 'build/index.html'),
  // A panel of the same origin is built with relative addresses: one build serves every port.
  build: () =>
    runTool('strapi', ['build', '--silent'], { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' }),
};

const APP: Part = {
  name: 'the playground',
  sources: ['config', 'src', 'tsconfig.json'].map((each) => join(PLAYGROUND, each)),
  output: join(DIST, 'src/index.js'),
  build() {
    // tsc leaves what was compiled from files that are gone, and Strapi would load it.
    for (const folder of ['config', 'src']) rmSync(join(DIST, folder), { recursive: true, force: true });
    return runTool('tsc', ['-p', '.']);
  },
};

const PORTAL: Part = {
  name: 'the portal',
  sources: [
    ...['src', 'public', 'index.html', 'vite.config.mjs'].map((each) => join(PORTAL_SOURCE, each)),
    join(ROOT, 'client'),
    join(ROOT, 'contracts'),
  ],
  output: join(PORTAL_DIST, 'index.html'),
  build: () =>
    runTool('vite', ['build', '--config', join(PORTAL_SOURCE, 'vite.config.mjs'), '--logLevel', 'warn']),
};

/** Builds what changed since the last start: the plugin, then the app around it. */
export async function buildWhatChanged(): Promise<void> {
  await ensureBuilt();
  for (const part of [APP, PANEL, PORTAL]) await buildIfChanged(part);
}

async function buildIfChanged({ name, sources, output, build }: Part): Promise<void> {
  const fingerprint = fingerprintOf(sources);
  if (existsSync(output) && readStamps()[name] === fingerprint) return;
  console.log(`Building ${name}`);
  await build();
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STAMPS, JSON.stringify({ ...readStamps(), [name]: fingerprint }, null, 2));
}

function readStamps(): Record<string, unknown> {
  if (!existsSync(STAMPS)) return {};
  return JSON.parse(readFileSync(STAMPS, 'utf8')) as Record<string, unknown>;
}

function runTool(tool: Parameters<typeof starterOf>[0], args: string[], env: Record<string, string> = {}) {
  return run(process.execPath, [starterOf(tool), ...args], { cwd: PLAYGROUND, env });
}
