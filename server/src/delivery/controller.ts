import type { Context } from 'koa';
import { actorOf } from '../strapi/request';
import type { Home } from './home';

/** What the panel may know and say about mail as a whole. The routes have checked who asks. */
export function createDeliveryController(home: () => Pick<Home, 'status' | 'confirm'>) {
  return {
    async status(ctx: Context): Promise<void> {
      ctx.body = { data: await home().status() };
    },

    async confirmAddress(ctx: Context): Promise<void> {
      ctx.body = { data: await home().confirm(actorOf(ctx)) };
    },
  };
}
