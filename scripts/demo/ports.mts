import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { DEMO_STATE } from './places.mjs';

export interface Ports {
  strapi: number;
  inbox: number;
  /** Where mail goes in. */
  smtp: number;
  /** Where the inbox takes it. */
  mailbox: number;
  portal: number;
}

const USUAL: Ports = { strapi: 1337, inbox: 1080, smtp: 1025, mailbox: 1026, portal: 5173 };
const LAST_RUN = join(DEMO_STATE, 'ports.json');

/** The usual ones; where one is taken that of the last start, so that bookmarks stay; else any that is free. */
export async function usualPorts(): Promise<Ports> {
  const ports = await choosePorts([USUAL, readLastRun()]);
  mkdirSync(DEMO_STATE, { recursive: true });
  writeFileSync(LAST_RUN, JSON.stringify(ports));
  return ports;
}

/** Ports that nobody uses, for a run beside others. */
export function freePorts(): Promise<Ports> {
  return choosePorts([]);
}

/** Takes for each service the first wish that is free. */
async function choosePorts(wishes: Partial<Ports>[]): Promise<Ports> {
  const taken = new Set<number>();
  const choose = async (service: keyof Ports): Promise<number> => {
    for (const { [service]: port } of wishes) {
      if (port !== undefined && !taken.has(port) && (await isFree(port))) return take(taken, port);
    }
    return take(taken, await anyFreePort(taken));
  };
  // One after the other: each must know what those before it took.
  const strapi = await choose('strapi');
  const inbox = await choose('inbox');
  const smtp = await choose('smtp');
  const mailbox = await choose('mailbox');
  return { strapi, inbox, smtp, mailbox, portal: await choose('portal') };
}

function take(taken: Set<number>, port: number): number {
  taken.add(port);
  return port;
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

async function anyFreePort(taken: Set<number>): Promise<number> {
  const port = await portOfTheSystemsChoice();
  return taken.has(port) ? anyFreePort(taken) : port;
}

function portOfTheSystemsChoice(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
