import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Call {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** The status without which the measurement is worth nothing. */
  expect: number;
}

export interface Load {
  /** Calls that were answered as expected. */
  answered: number;
  perSecond: number;
}

/**
 * Keeps `connections` busy with calls for `seconds`, or until there are none left. Throws for any answer that was not
 * expected: a refusal is quick and would flatter the rate.
 */
export async function load(
  url: string,
  calls: Iterator<Call, unknown>,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> {
  const caller = createCaller(url, connections);
  const startedAt = performance.now();
  const deadline = startedAt + seconds * 1000;
  let answered = 0;
  const keepBusy = async () => {
    while (performance.now() < deadline) {
      const next = calls.next();
      if (next.done) return;
      await caller.call(next.value);
      answered += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, keepBusy));
  } finally {
    caller.close();
  }
  return { answered, perSecond: (answered / (performance.now() - startedAt)) * 1000 };
}

/** Sends calls over connections that stay open, each from another network: as clients come, and no two share a limit. */
export function createCaller(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);

  return {
    call: ({ method, path, body, expect }: Call) =>
      new Promise<void>((resolve, reject) => {
        const payload = body === undefined ? '' : JSON.stringify(body);
        const headers = {
          'x-forwarded-for': nextNetwork(),
          ...(payload && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }),
        };
        const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
          if (response.statusCode === expect) {
            response.resume().once('end', resolve);
            return;
          }
          text(response).then(
            (answer) => reject(new Error(`${method} ${path}: ${String(response.statusCode)} ${answer}`)),
            reject,
          );
        });
        sent.once('error', reject);
        sent.end(payload);
      }),
    close: () => agent.destroy(),
  };
}

let networks = 0;

function nextNetwork(): string {
  networks += 1;
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
}
