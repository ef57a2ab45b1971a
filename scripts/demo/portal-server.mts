import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

export interface PortalServerOptions {
  /** The folder that Vite built. */
  root: string;
  port: number;
  strapiUrl: string;
  portalName: string;
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

/** Serves the built portal as any static host would: files, and index.html for every path of the portal itself. */
export async function servePortal(options: PortalServerOptions): Promise<Server> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(
  options: PortalServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  for (const [name, value] of Object.entries(securityHeaders(options.strapiUrl)))
    response.setHeader(name, value);
  if (path === undefined) return void response.writeHead(400).end();
  if (path === '/config.json') return sendSettings(options, response);
  const wanted = CONTENT_TYPES[extname(path)] ? path : '/index.html';
  const body = await readFile(join(options.root, wanted)).catch(() => undefined);
  if (!body) return void response.writeHead(404).end();
  response
    .writeHead(200, { 'Content-Type': CONTENT_TYPES[extname(wanted)], 'Cache-Control': 'no-cache' })
    .end(body);
}

/** The decoded path without anything that climbs out of the folder; undefined for what is no path. */
function pathOf(request: IncomingMessage): string | undefined {
  try {
    return normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
  } catch {
    return undefined;
  }
}

function sendSettings({ strapiUrl, portalName }: PortalServerOptions, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': CONTENT_TYPES['.json'], 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ strapiUrl, portalName }));
}

/** What a real portal should send, too: it holds a session, so nothing of others may run in it. */
function securityHeaders(strapiUrl: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${strapiUrl}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
