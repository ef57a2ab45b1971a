import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../run.mjs';

export const PLAYGROUND = join(ROOT, 'playground');
export const PORTAL_SOURCE = join(PLAYGROUND, 'portal');
export const PORTAL_DIST = join(PORTAL_SOURCE, 'dist');
/** What the demo keeps from one start to the next; never committed. */
export const DEMO_STATE = join(PLAYGROUND, '.tmp');

export const PORTAL_NAME = 'Northwind Studio Portal';

const STARTERS = {
  strapi: '@strapi/strapi/bin/strapi.js',
  maildev: 'maildev/dist/bin/maildev.js',
  vite: 'vite/bin/vite.js',
  tsc: 'typescript/bin/tsc',
} as const;

/** The script behind a command. Run with node itself, so that no shell or npx stands between us and its process. */
export function starterOf(command: keyof typeof STARTERS): string {
  const homes = [join(PLAYGROUND, 'node_modules'), join(ROOT, 'node_modules')];
  const found = homes.map((home) => join(home, STARTERS[command])).find((path) => existsSync(path));
  if (!found) throw new Error(`${command} is not installed: run npm install`);
  return found;
}
