/**
 * Runs `npm ci` when node_modules lacks something that package-lock.json asks for. What makes `npm test` and
 * `npm run demo` work in a fresh clone; hence no dependency here.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

const packagesIn = (path) => {
  try {
    return JSON.parse(readFileSync(new URL(path, root), 'utf8')).packages;
  } catch {
    return undefined;
  }
};

const wanted = packagesIn('package-lock.json') ?? {};
// npm's own record of what it has installed.
const installed = packagesIn('node_modules/.package-lock.json') ?? {};

// Optional packages may be for another platform, linked ones are our own folders.
const missing = Object.entries(wanted).filter(
  ([path, { version, optional, link }]) =>
    path.includes('node_modules/') && !optional && !link && installed[path]?.version !== version,
);

if (missing.length > 0) {
  console.log(`Installing: ${missing.length} packages are missing or of another version (npm ci)`);
  const { status } = spawnSync('npm', ['ci'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
