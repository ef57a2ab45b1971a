import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Knex } from 'knex';
import { createAppDatabase } from './app-database';
import { newAppDirectory, writeApp, type AppOptions } from './app-files';
import { freePort } from './free-port';

export type { AppOptions } from './app-files';

const BOOT_PATIENCE_MS = 60_000;
const STRAPI_CLI = path.resolve(__dirname, 'start-strapi.cjs');

/** A booted Strapi with the built plugin, in a process of its own: as real as it gets, and killable. */
export interface App {
  url: string;
  directory: string;
  pid: number;
  /** All that the process has printed so far. */
  log(): string;
  /** The app's own database, through a connection of the test. */
  database: Knex;
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Moves the process's clock ahead of the real one, makes the issuing of sessions fail, or blocks users. */
  control(change: {
    clockOffsetMs?: number;
    sessionsFail?: boolean;
    block?: { id: number } | { blocked: false };
  }): Promise<void>;
  /** Ends the process as Ctrl-C would. */
  stop(): Promise<void>;
  /** Ends the process at once, without a word. */
  kill(): Promise<void>;
}

/** Boots an app. Rejects with the app's log when it does not start. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const port = await freePort();
  const directory = newAppDirectory();
  const home = options.directory ?? directory;
  const data = await createAppDatabase(home);
  writeApp(directory, options, { port, database: data.connection });
  const process_ = launch(directory, options.env);
  let log = '';
  process_.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  process_.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<void>((resolve) => process_.once('exit', () => resolve()));
  try {
    await untilStarted(process_, () => log);
  } catch (error) {
    // A process left behind would keep jest waiting for its output.
    process_.kill('SIGKILL');
    await ended;
    if (home === directory) await data.drop();
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }

  const url = `http://127.0.0.1:${port}`;
  const database = data.open();
  const end = async (signal: NodeJS.Signals) => {
    await database.destroy();
    process_.kill(signal);
    await ended;
    // Who was killed leaves its data to the next.
    if (signal === 'SIGKILL') return;
    if (home === directory) await data.drop();
    rmSync(directory, { recursive: true, force: true });
  };
  const post: App['post'] = (to, body, headers = {}) =>
    fetch(url + to, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    url,
    directory,
    pid: process_.pid ?? 0,
    log: () => log,
    database,
    get: (to, init) => fetch(url + to, { redirect: 'manual', ...init }),
    post,
    control: async (change) => {
      const response = await post('/test-controls', change);
      if (!response.ok) throw new Error(`The test controls answered ${response.status}.`);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** The app did not start; the message is its log. */
export class StartError extends Error {}

function launch(directory: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [STRAPI_CLI, directory], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'development',
      STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
      ...env,
    },
  });
}

async function untilStarted(process_: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + BOOT_PATIENCE_MS;
  while (!log().includes('Strapi started successfully')) {
    const isGone = process_.exitCode !== null || process_.signalCode !== null;
    if (isGone || Date.now() > deadline) throw new StartError(log());
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
