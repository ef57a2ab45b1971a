import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ServiceOptions {
  name: string;
  script: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  logFile: string;
}

export interface Service {
  readonly name: string;
  /** Resolves when it has ended, however that came about. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** Asks it to end, with all that it started; takes it down after ten seconds. */
  stop(): Promise<void>;
  /** The end of its log, for people who want to know why it stopped. */
  lastWords(): string;
}

const PATIENCE_MS = 10_000;
const WINDOWS = process.platform === 'win32';

/** Nothing that we started outlives us, not even when we are told to go at once. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => signalGroup(child, 'SIGKILL')));

/** Starts a Node program whose output goes to a file. */
export function startService({ name, script, args, cwd, env, logFile }: ServiceOptions): Service {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
    // A process group of its own: Ctrl-C reaches us alone, and we end it with whatever it started.
    detached: !WINDOWS,
  });
  closeSync(log);
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return {
    name,
    ended,
    hasEnded: () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null,
    stop: () => stopChild(child, ended),
    lastWords: () => endOf(logFile),
  };
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const impatience = setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(impatience);
  // What it started may have outlived it.
  signalGroup(child, 'SIGKILL');
  running.delete(child);
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(WINDOWS ? pid : -pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function endOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
}

/** Waits for an answer, whatever its status. Throws if the service ends first or stays silent for too long. */
export async function waitUntilAnswers(url: string, service: Service, timeoutSeconds: number): Promise<void> {
  const deadline = Date.now() + timeoutSeconds * 1000;
  while (!(await answers(url))) {
    if (service.hasEnded())
      throw new Error(`${service.name} stopped while starting:\n${service.lastWords()}`);
    if (Date.now() > deadline)
      throw new Error(`${service.name} does not answer at ${url}:\n${service.lastWords()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
