import type { Core } from '@strapi/types';
import { parseConfig } from '../config/parse';
import { resolveSecrets } from '../config/secrets';
import { createKeyring } from '../domain/keyring';
import type { Clock } from '../domain/ports';
import { createDatabase } from '../strapi/database';
import { readSurroundings } from '../strapi/surroundings';

export type Ground = ReturnType<typeof layGround>;

/** What everything stands on: configuration, secrets, clock, database. Throws a ConfigError for what is wrong with them. */
export function layGround(strapi: Core.Strapi) {
  const surroundings = readSurroundings(strapi);
  const file: unknown = strapi.config.get('plugin::magic-link');
  const config = parseConfig(file, surroundings);

  const clock: Clock = () => Date.now();
  const keyring = createKeyring(
    resolveSecrets({
      secrets: config.secrets,
      appKeys: surroundings.appKeys,
      foreign: surroundings.foreignSecrets,
    }),
  );
  const database = createDatabase(strapi);
  return {
    strapi,
    file,
    config,
    surroundings,
    /** Whom a link is made out to; another server's links are refused. */
    audience: surroundings.publicUrl,
    keyring,
    clock,
    chance: Math.random,
    log: strapi.log,
    database,
    transaction: database.transaction,
  };
}
