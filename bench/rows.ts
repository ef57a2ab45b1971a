import { randomBytes } from 'node:crypto';
import type { App } from '../tests/integration/support/app';
import { signToken } from '../server/src/domain/token';
import { FIRST_CLIENT, keyring } from './bench-app';
import type { Call } from './load';
import { addLinks, newLink } from './stock';

/** What is measured: each row's calls, and what has to stand before they are sent. */

export const ROWS = [
  'do nothing by POST',
  'login',
  'redeem',
  'request known',
  'request unknown',
  'forged',
] as const;
export type RowName = (typeof ROWS)[number];

export interface Stage {
  app: App;
  clients: { id: number; email: string }[];
}

type Calls = Iterator<Call, unknown>;

export const NOTHING: Call = { method: 'GET', path: '/api/nothing', expect: 200 };

export const CALLS: Record<RowName, (stage: Stage) => Calls | Promise<Calls>> = {
  'do nothing by POST': () =>
    endless(() => ({ ...NOTHING, method: 'POST', body: { token: 'x'.repeat(300) } })),
  login: ({ clients }) => endless((count) => login(pick(clients, count).email)),
  redeem: async ({ app, clients }) => (await addLinks(app.database, clients)).map(redeem).values(),
  // Two each: a client with three live links would get no mail.
  'request known': ({ clients }) => [...clients, ...clients].map(({ email }) => requestFor(email)).values(),
  'request unknown': () => endless((count) => requestFor(`nobody-${count}@client.example`)),
  forged: () => {
    const call = forged();
    return endless(() => call);
  },
};

export function* endless<T>(make: (count: number) => T): Generator<T, never> {
  for (let count = 0; ; count += 1) yield make(count);
}

export const requestFor = (email: string): Call => ({
  method: 'POST',
  path: '/api/magic-link/request',
  body: { email },
  expect: 202,
});

const login = (email: string): Call => ({
  method: 'POST',
  path: '/api/auth/local',
  body: { identifier: email, password: FIRST_CLIENT.password },
  expect: 200,
});

export const redeem = (token: string): Call => ({
  method: 'POST',
  path: '/api/magic-link/verify',
  body: { token },
  expect: 200,
});

/** Another link's token, whose last characters somebody made up: it is refused at its signature, and no sooner. */
function forged(): Call {
  const token = signToken(newLink(0, 'nobody@client.example'), keyring);
  const [header, payload] = token.split('.');
  const made = [header, payload, randomBytes(32).toString('base64url')].join('.');
  return { method: 'POST', path: '/api/magic-link/verify', body: { token: made }, expect: 400 };
}

function pick<T>(values: readonly T[], count: number): T {
  const value = values[count % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}
