import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEMO_STATE } from './places.mjs';

export type Secrets = Record<string, string>;

const DEMO_ENV = join(DEMO_STATE, 'demo.env');

const random = () => randomBytes(32).toString('base64url');

/** What Strapi needs to be secret, new for every machine. */
export function createSecrets(): Secrets {
  return {
    APP_KEYS: `${random()},${random()}`,
    JWT_SECRET: random(),
    ADMIN_JWT_SECRET: random(),
    API_TOKEN_SALT: random(),
    TRANSFER_TOKEN_SALT: random(),
    ENCRYPTION_KEY: random(),
    // Strapi asks for a capital, a small letter and a digit.
    DEMO_ADMIN_PASSWORD: `Demo-1-${randomBytes(6).toString('hex')}`,
  };
}

/** Made once and kept, so that sessions, links and the admin's password outlive a restart of the demo. */
export function keptSecrets(): Secrets {
  if (existsSync(DEMO_ENV)) return parseEnv(readFileSync(DEMO_ENV, 'utf8'));
  const secrets = createSecrets();
  mkdirSync(DEMO_STATE, { recursive: true });
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(DEMO_ENV, lines.join(''), { mode: 0o600 });
  return secrets;
}

function parseEnv(text: string): Secrets {
  const pairs = text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(/=(.*)/s, 2) as [string, string]);
  return Object.fromEntries(pairs);
}
