import { connect } from 'node:net';

/** A request as bytes: fetch would mend or refuse most of what a fuzzer sends. */
export interface RawRequest {
  method: string;
  /** As it stands in the request line. */
  target: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: Buffer;
}

export interface RawAnswer {
  status: number;
  /** Names in lower case. */
  headers: Map<string, string>;
  text: string;
}

const PATIENCE_MS = 15_000;

function bytesOf({ method, target, headers, body }: RawRequest): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** Sends a request and reads until the server hangs up; undefined when it did so without a word. Rejects when it hangs. */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    // Who promised more than was sent says that nothing follows; Node answers nobody else who hangs up first.
    if (promisesMore(request)) socket.end(bytesOf(request));
    else socket.write(bytesOf(request));
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No answer within ${PATIENCE_MS} ms.`));
    }, PATIENCE_MS);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => socket.end());
    // A server that refuses half-way resets the connection; what it said before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(parseAnswer(Buffer.concat(chunks).toString('latin1')));
    });
  });
}

function promisesMore({ headers, body }: RawRequest): boolean {
  return headers.some(
    ([name, value]) =>
      name === 'transfer-encoding' || (name === 'content-length' && Number(value) > body.length),
  );
}

function parseAnswer(text: string): RawAnswer | undefined {
  const final = text.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '');
  const [head = ''] = final.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(first)?.[1];
  if (status === undefined) return undefined;
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()] as const;
  });
  return { status: Number(status), headers: new Map(headers), text: final };
}
