import type { Context } from 'koa';
import type { PolicyErrorCode } from '../../../contracts';
import { actorOf, answerRefusal, bodyOf, parameterOf } from '../strapi/request';
import { invalidInput, type PolicyRefused } from './refusals';
import type { Policies } from './service';
import { parseChange, parseNewPolicy } from './validation';

/** Routes of the panel; who may call each is said in routes.ts. */
export function createPoliciesController(policies: () => Policies) {
  return {
    async list(ctx: Context): Promise<void> {
      ctx.body = await policies().list();
    },

    async create(ctx: Context): Promise<void> {
      const parsed = parseNewPolicy(bodyOf(ctx));
      if (parsed.kind === 'invalid') return refuse(ctx, invalidInput(parsed.problems));
      const created = await policies().create(parsed.wanted, actorOf(ctx));
      if (created.kind === 'refused') return refuse(ctx, created);
      ctx.status = 201;
      ctx.body = { data: created.policy };
    },

    async change(ctx: Context): Promise<void> {
      const parsed = parseChange(bodyOf(ctx));
      if (parsed.kind === 'invalid') return refuse(ctx, invalidInput(parsed.problems));
      const changed = await policies().change(parameterOf(ctx, 'key'), parsed.wanted, actorOf(ctx));
      if (changed.kind === 'refused') return refuse(ctx, changed);
      ctx.body = { data: changed.data, meta: changed.meta };
    },

    async remove(ctx: Context): Promise<void> {
      const removed = await policies().remove(parameterOf(ctx, 'key'), actorOf(ctx));
      if (removed.kind === 'refused') return refuse(ctx, removed);
      ctx.status = 204;
    },
  };
}

const STATUS: Record<PolicyErrorCode, number> = {
  invalid_input: 400,
  rule_locked: 400,
  policy_built_in: 400,
  not_found: 404,
  policy_exists: 409,
  policy_changed: 409,
  policy_in_use: 409,
};

function refuse(ctx: Context, { code, message, details }: PolicyRefused): void {
  answerRefusal(ctx, STATUS[code], message, { ...details, code });
}
