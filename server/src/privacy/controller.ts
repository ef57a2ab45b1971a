import type { Context } from 'koa';
import type { Address } from '../domain/address';
import type { Actor } from '../domain/audit';
import { actorOf, answerBadRequest, answerInvalidInput, bodyOf } from '../strapi/request';
import type { Privacy } from './service';
import { parsePerson } from './validation';

/** Of the panel; who may call each is said in routes.ts. */
export function createPrivacyController(privacy: () => Privacy) {
  async function answer(
    ctx: Context,
    work: (address: Address, actor: Actor) => Promise<object>,
  ): Promise<void> {
    const parsed = parsePerson(bodyOf(ctx));
    if (parsed.kind === 'invalid_email') return answerBadRequest(ctx, parsed.message, parsed.kind);
    if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
    ctx.body = { data: await work(parsed.address, actorOf(ctx)) };
  }

  return {
    exportPerson: (ctx: Context) => answer(ctx, privacy().exportPerson),
    erasePerson: (ctx: Context) => answer(ctx, privacy().erasePerson),
  };
}
