import type { Context } from 'koa';
import type { ActivationResult } from '../../../contracts';
import { answerActivationRefused, clientOf, jsonBodyOf } from '../strapi/request';
import type { Clients } from './service';
import { parseActivation } from './validation';

/** `POST /activate`: for every signed-in client. */
export function createActivationController(clients: () => Clients) {
  return {
    async activate(ctx: Context): Promise<void> {
      const clientId = clientOf(ctx);
      if (clientId === undefined) return ctx.throw(401, 'Sign in first.');
      const parsed = parseActivation(jsonBodyOf(ctx));
      if (parsed.kind === 'invalid') return answerActivationRefused(ctx, parsed.message, 'unknown_milestone');
      const activation = await clients().activate(clientId, parsed.milestone);
      if (activation.kind === 'unknown_milestone') {
        const known = activation.known.join(', ') || 'none; see "invitations.milestones" in config/plugins';
        return answerActivationRefused(ctx, `Configured milestones: ${known}.`, 'unknown_milestone');
      }
      const data: ActivationResult = {
        milestone: activation.milestone,
        activatedAt: new Date(activation.atMs).toISOString(),
      };
      ctx.body = { data };
    },
  };
}
