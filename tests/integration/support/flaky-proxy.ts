import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port';

/** A TCP proxy in front of a server, which can go away, hang, and come back on the same port. */
export async function startFlakyProxy(target: URL) {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let hangs = false;

  const join = (client: Socket) => {
    const upstream = connect(Number(target.port || 6379), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!hangs) to.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  };

  const comeBack = async () => {
    hangs = false;
    server = createServer(join);
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
  };
  const goAway = async () => {
    const closed = new Promise((resolve) => server?.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await comeBack();
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, goAway, comeBack, hang: () => (hangs = true) };
}
