import { spawn, type SpawnOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

interface RunOptions {
  /** @default the repository */
  cwd?: string;
  /** Added to our own environment. */
  env?: Record<string, string>;
}

const spawnOptions = ({ cwd = ROOT, env = {} }: RunOptions): SpawnOptions => ({
  cwd,
  env: { ...process.env, ...env },
  // On Windows npm and the tools in node_modules/.bin are scripts for the shell.
  shell: process.platform === 'win32',
});

/** Runs a tool with our own output. True when it succeeded. */
export function succeeds(command: string, args: string[], options: RunOptions = {}): Promise<boolean> {
  const child = spawn(command, args, { ...spawnOptions(options), stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (status) => resolve(status === 0));
  });
}

/** Runs a tool in silence and gives back its standard output. Throws what it said if it fails. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
  const child = spawn(command, args, { ...spawnOptions(options), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} failed (${status})\n${output}${complaint}`));
    });
  });
}
