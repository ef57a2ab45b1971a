import { isIPv4, isIPv6 } from 'node:net';
import { getDeviceName } from '@strapi/utils';
import type { Context } from 'koa';
import type { ErrorCode } from '../../../contracts';
import type { SessionRequest } from '../domain/ports';

/** Where a request came from, as a mail may tell it: no version, no whole IP address. */
export interface Origin {
  browser: string | null;
  network: string | null;
}

/** The parsed body, which is anything until a validation says what. */
export function bodyOf(ctx: Context): unknown {
  return 'body' in ctx.request ? ctx.request.body : undefined;
}

/** What a session depends on, read from the same places as U&P's login reads it. */
export function sessionRequestOf(ctx: Context): SessionRequest {
  const body = bodyOf(ctx);
  const deviceId = isRecord(body) ? body.deviceId : undefined;
  return {
    deviceId: typeof deviceId === 'string' && deviceId !== '' ? deviceId : undefined,
    userAgent: ctx.get('user-agent'),
    wantsCookie: ctx.get('x-strapi-refresh-cookie') === 'httpOnly',
    secureConnection: ctx.secure,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Koa's `ctx.ip` follows Strapi's `server.proxy` setting; no header is read here. */
export function originOf(ctx: Context): Origin {
  return { browser: getDeviceName(ctx.get('user-agent')) ?? null, network: networkOf(ctx.ip) };
}

/** The network of an address: /24 for IPv4, /48 for IPv6. */
function networkOf(ip: string): string | null {
  const plain = ip.replace(/^::ffff:/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return null;
  const { hostname } = new URL(`http://[${plain}]`);
  return `${leadingGroups(hostname.slice(1, -1))}::/48`;
}

function leadingGroups(compressed: string): string {
  const [head = ''] = compressed.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return [...groups, '0', '0', '0'].slice(0, 3).join(':');
}

/** What Strapi adds to Koa's context; its types leave it out. */
interface StrapiErrors {
  badRequest(message: string, details: Record<string, unknown>): void;
}

/** A Strapi error with our stable code in `details`. */
export function answerBadRequest(ctx: Context, message: string, code: ErrorCode): void {
  (ctx as Context & StrapiErrors).badRequest(message, { code });
}
