import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

type Environment = Record<string, string | undefined>;

const options = (env: Environment) => ({
  cwd: ROOT,
  env: { ...process.env, ...env },
  // On Windows npm and the tools in node_modules/.bin are scripts for the shell.
  shell: process.platform === 'win32',
});

/** Runs a tool in the repository with our own output. True when it succeeded. */
export function succeeds(command: string, args: string[], env: Environment = {}): Promise<boolean> {
  const child = spawn(command, args, { ...options(env), stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (status) => resolve(status === 0));
  });
}

/** Runs a tool in the repository in silence; shows what it said and throws if it fails. */
export function runQuietly(command: string, args: string[], env: Environment = {}): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { ...options(env), encoding: 'utf8' });
  if (status === 0) return;
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  throw error ?? new Error(`${command} ${args.join(' ')} failed`);
}
