import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  path: string;
  authorization: string | undefined;
  body: unknown;
}

interface CannedAnswer {
  status: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

/** A real server over TCP that records what it is asked and answers what the test put into `next`. */
export class AnsweringServer {
  readonly seen: SeenRequest[] = [];
  next: CannedAnswer = { status: 200, body: {} };
  /** Resolves before the answer leaves: lets a test look around while a call is under way. */
  beforeAnswer: () => Promise<void> | void = () => undefined;
  private readonly server: Server = createServer((request, response) => {
    void this.record(request).then(async () => {
      await this.beforeAnswer();
      const { status, body, text, headers } = this.next;
      response.writeHead(status, headers).end(text ?? JSON.stringify(body));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async record(request: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.seen.push({
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
    });
  }
}
