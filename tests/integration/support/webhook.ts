import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from './app';
import { PASSWORD } from './editors';

/** What Strapi posts to a webhook: the event's name, its own time, and what the event says. */
export interface Hooked {
  event: string;
  body: Record<string, unknown>;
}

/** A real listener of another program, on the loopback. */
export async function startHook() {
  const received: Hooked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
      received.push({ event: String(request.headers['x-strapi-event']), body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const named = (name: string) => received.filter(({ event }) => event === `magic-link.${name}`);

  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    named,
    /** Waits until this many events of the name that say so have come. */
    async until(name: string, says: Record<string, unknown> = {}, count = 1): Promise<Hooked[]> {
      const deadline = Date.now() + 30_000;
      for (;;) {
        const found = named(name).filter(({ body }) =>
          Object.entries(says).every(([key, value]) => body[key] === value),
        );
        if (found.length >= count) return found;
        if (Date.now() > deadline) throw new Error(`${name}: ${found.length} of ${count} events came.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Hook = Awaited<ReturnType<typeof startHook>>;

/** As a super admin makes one on Strapi's own routes. */
export async function createWebhook(
  app: App,
  email: string,
  webhook: { url: string; events: string[] },
): Promise<void> {
  const login = await app.post('/admin/login', { email, password: PASSWORD });
  const { data } = (await login.json()) as { data: { token: string } };
  const headers = { authorization: `Bearer ${data.token}` };
  const made = await app.post('/admin/webhooks', { name: 'CRM', headers: {}, ...webhook }, headers);
  if (made.status !== 201) throw new Error(`${made.status} ${await made.text()}`);
}
