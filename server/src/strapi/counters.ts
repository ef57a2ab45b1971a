import type { Core } from '@strapi/types';
import type { MagicLinkConfig } from '../config/schema';
import type { Clock, Limiter } from '../domain/ports';
import { countersInMemory, countersOnDatabase, countersOnRedis } from './counter-stores';
import { createOutage, insureLimiter } from './insured-limiter';
import { createLimiter } from './limiter';
import { connectRedis } from './redis';

export interface Counters {
  /** Counts for all instances, and outlives a restart. */
  limiter: Limiter;
  /** Counts for this instance alone, at no cost. */
  memoryLimiter: Limiter;
  /** Says in the log what is wrong at the start, if something is. */
  prepare(): Promise<void>;
  close(): void;
}

/** Where limits are counted: on Strapi's database, or on the Redis of the configuration. */
export function createCounters(
  strapi: Core.Strapi,
  { limits, redis }: Pick<MagicLinkConfig, 'limits' | 'redis'>,
  clock: Clock,
): Counters {
  const inMemory = () => createLimiter(limits, countersInMemory(limits));
  const memoryLimiter = inMemory();
  if (!redis) {
    const limiter = createLimiter(limits, countersOnDatabase(strapi, limits));
    return { limiter, memoryLimiter, prepare: () => Promise.resolve(), close: () => undefined };
  }
  const connection = connectRedis(redis.url);
  const outage = createOutage({ store: 'Redis', log: strapi.log, clock });
  // Only Redis is insured: while Strapi's database is away, nobody signs in anyway.
  const limiter = insureLimiter({
    shared: createLimiter(limits, countersOnRedis(limits, connection.client)),
    memory: inMemory(),
    outage,
    problemOf: connection.problemOf,
  });
  return {
    limiter,
    memoryLimiter,
    async prepare() {
      const problem = await connection.problemAtStart();
      if (problem !== undefined) outage.begin(problem);
    },
    close: () => connection.disconnect(),
  };
}
