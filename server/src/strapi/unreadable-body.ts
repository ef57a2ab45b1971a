import type { Core } from '@strapi/types';
import type { Context, Middleware } from 'koa';
import { isOurs } from './private-address-bar';

type MiddlewareFactory = (config: unknown, context: { strapi: Core.Strapi }) => Middleware;

interface MiddlewareRegistry {
  extend(uid: string, wrap: (factory: MiddlewareFactory) => MiddlewareFactory): unknown;
}

/**
 * Says no more of a body that can't be read than that. V8's error repeats what stands around the mistake, all of a short
 * text, and Strapi logs it: an address or a code that somebody's program forgot to quote would stay there.
 */
export function keepBodiesOutOfLogs(strapi: Core.Strapi): void {
  const registry = strapi.get<MiddlewareRegistry>('middlewares');
  registry.extend('strapi::body', (factory) => (config, context) => {
    const readBody = factory(config, context);
    return async (ctx, next) => {
      const reading = { isDone: false };
      const andOn = () => {
        reading.isDone = true;
        return next();
      };
      try {
        await readBody(ctx, andOn);
      } catch (error) {
        // What fails after the reading is not about the body.
        throw reading.isDone || !isOurs(ctx.path) ? error : unreadable(ctx, error);
      }
    };
  });
}

function unreadable(ctx: Context, error: unknown): Error {
  const status = statusOf(error);
  // Nothing of the original: its message, stack and fields repeat the body.
  return Object.assign(new Error(`The body of ${ctx.method} could not be read.`), {
    status,
    expose: status < 500,
  });
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  return typeof status === 'number' ? status : 500;
}
