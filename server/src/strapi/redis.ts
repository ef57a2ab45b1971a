import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Redis } from 'ioredis';
import { ConfigError } from '../config/parse';

/** A slower answer counts as none. */
const ANSWER_MS = 1_000;
/** How long the start waits for the first connection. */
const FIRST_CONNECTION_MS = 3_000;

export interface RedisConnection {
  client: Redis;
  /** Waits a little for the first connection. Says what is wrong if there is none; ioredis goes on trying by itself. */
  problemAtStart(): Promise<string | undefined>;
  /** What a failed command comes from: the connection, if there is none, or the command itself. */
  problemOf(error: unknown): string;
  disconnect(): void;
}

/** A connection to the Redis of `config.redis`, by the installer's own ioredis: most installations need none. */
export function connectRedis(url: string): RedisConnection {
  const Client = loadClient();
  const client = new Client(url, {
    // A command fails at once while Redis is away, and is not sent again: a request must not wait, nor count twice.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_MS,
  });
  let connectionProblem = 'no connection';
  // ioredis prints each failed try to connect unless somebody listens; who asks is told, and says it once.
  client.on('error', (error) => (connectionProblem = describe(error)));

  return {
    client,
    async problemAtStart() {
      if (client.status === 'ready') return undefined;
      try {
        await once(client, 'ready', { signal: AbortSignal.timeout(FIRST_CONNECTION_MS) });
        return undefined;
      } catch {
        return connectionProblem;
      }
    },
    problemOf: (error) => (client.status === 'ready' ? describe(error) : connectionProblem),
    disconnect: () => client.disconnect(),
  };
}

/** Of several addresses that were tried in vain, Node tells the code only. */
function describe(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}

function loadClient(): typeof Redis {
  const fromProject = createRequire(path.join(process.cwd(), 'package.json'));
  try {
    return (fromProject('ioredis') as { Redis: typeof Redis }).Redis;
  } catch {
    throw new ConfigError([
      'config.redis: needs the package ioredis in your project; run: npm install ioredis',
    ]);
  }
}
