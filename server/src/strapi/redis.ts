import { createRequire } from 'node:module';
import path from 'node:path';
import type { Redis } from 'ioredis';
import { ConfigError } from '../config/parse';

/** A connection to the Redis of `config.redis`, by the installer's own ioredis: most installations need none. */
export function connectRedis(url: string): Redis {
  const Client = loadClient();
  // A command that can't be sent fails soon: a request must not wait for a Redis that is away.
  return new Client(url, { maxRetriesPerRequest: 1 });
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
