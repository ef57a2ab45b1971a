import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { DEMO_STATE } from './places.mjs';

export interface Ports {
  strapi: number;
  inbox: number;
  smtp: number;
  portal: number;
}

const USUAL: Ports = { strapi: 1337, inbox: 1080, smtp: 1025, portal: 5173 };
const LAST_RUN = join(DEMO_STATE, 'ports.json');

/** Those of the last start, so that bookmarks and mailed links keep working; a free one in place of a taken one. */
export async function usualPorts(): Promise<Ports> {
  const ports = await choosePorts({ ...USUAL, ...readLastRun() });
  mkdirSync(DEMO_STATE, { recursive: true });
  writeFileSync(LAST_RUN, JSON.stringify(ports));
  return ports;
}

/** Ports that nobody uses, for a run beside others. */
export function freePorts(): Promise<Ports> {
  return choosePorts({ strapi: 0, inbox: 0, smtp: 0, portal: 0 });
}

async function choosePorts(wanted: Ports): Promise<Ports> {
  const taken = new Set<number>();
  const choose = async (port: number): Promise<number> => {
    const free = port !== 0 && !taken.has(port) && (await isFree(port)) ? port : await anyFreePort();
    if (taken.has(free)) return choose(0);
    taken.add(free);
    return free;
  };
  // One after the other: each must know what those before it took.
  const strapi = await choose(wanted.strapi);
  const inbox = await choose(wanted.inbox);
  const smtp = await choose(wanted.smtp);
  return { strapi, inbox, smtp, portal: await choose(wanted.portal) };
}

function readLastRun(): Partial<Ports> {
  return existsSync(LAST_RUN) ? (JSON.parse(readFileSync(LAST_RUN, 'utf8')) as Partial<Ports>) : {};
}

/** On both loopbacks: "localhost" may lead to either, and to somebody else's server on the other. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 has nobody there either.
    probe.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'),
    );
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
