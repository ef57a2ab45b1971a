import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What stands beside the server: where its mail goes, and an HTTP server that shows what the load generator can do. */
export interface Neighbour {
  smtpPort: number;
  httpUrl: string;
  stop(): void;
}

/** In a process of its own, so that it takes time neither of the server nor of the load generator. */
export async function startNeighbour(): Promise<Neighbour> {
  const child = fork(__filename);
  const ports = await new Promise<{ smtp: number; http: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { smtp: number; http: number }));
    child.once('exit', (code) => reject(new Error(`The mail sink ended: ${String(code)}`)));
  });
  return {
    smtpPort: ports.smtp,
    httpUrl: `http://127.0.0.1:${ports.http}`,
    stop: () => void child.kill(),
  };
}

function serve(): void {
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => stream.resume().once('end', done),
  });
  smtp.on('error', () => undefined);
  const http = createServer((_request, response) => response.end('{}'));
  smtp.listen(0, '127.0.0.1', () =>
    http.listen(0, '127.0.0.1', () => process.send?.({ smtp: portOf(smtp.server), http: portOf(http) })),
  );
  // Nobody to serve is left.
  process.once('disconnect', () => process.exit());
}

const portOf = (server: Pick<Server, 'address'>) => (server.address() as AddressInfo).port;

if (process.send) serve();
