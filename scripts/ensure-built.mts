import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT, run } from './run.mjs';

const SOURCES = ['contracts', 'client', 'server', 'admin', 'package.json', 'tsconfig.json'];

/** Builds the plugin unless everything that package.json exports is newer than every source. */
export async function ensureBuilt(): Promise<void> {
  if (oldestOutputMs() > newestSourceMs()) return;
  console.log('Building the plugin');
  await run('npm', ['run', '--silent', 'build']);
}

function oldestOutputMs(): number {
  const outputs = exportedFiles().map((file) => join(ROOT, file));
  return Math.min(...outputs.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
}

function exportedFiles(): string[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: Record<string, string | Record<string, string>>;
  };
  return Object.values(manifest.exports)
    .flatMap((entry) => (typeof entry === 'string' ? [] : Object.values(entry)))
    .filter((file) => file.startsWith('./dist/'));
}

const newestSourceMs = (): number => Math.max(...SOURCES.map((source) => newestMs(join(ROOT, source))));

/** Folders count too: a file that was removed leaves its mark on the folder only. */
function newestMs(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureBuilt();
