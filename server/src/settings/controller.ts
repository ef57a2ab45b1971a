import type { Context } from 'koa';
import type { SettingsErrorCode } from '../../../contracts';
import { actorOf, answerRefusal, bodyOf } from '../strapi/request';
import { invalidSettings, type SettingsDesk, type SettingsRefused } from './service';
import { parseSettings } from './validation';

/** Routes of the panel; who may call each is said in routes.ts. */
export function createSettingsController(settings: () => SettingsDesk) {
  return {
    async read(ctx: Context): Promise<void> {
      ctx.body = { data: await settings().read() };
    },

    async change(ctx: Context): Promise<void> {
      const parsed = parseSettings(bodyOf(ctx));
      if (parsed.kind === 'invalid') return refuse(ctx, invalidSettings(parsed.problems));
      const changed = await settings().change(parsed.version, parsed.wanted, actorOf(ctx));
      if (changed.kind === 'refused') return refuse(ctx, changed);
      ctx.body = { data: changed.settings };
    },
  };
}

const STATUS: Record<SettingsErrorCode, number> = {
  invalid_input: 400,
  setting_locked: 400,
  settings_changed: 409,
};

function refuse(ctx: Context, { code, message, problems, paths }: SettingsRefused): void {
  answerRefusal(ctx, STATUS[code], message, { code, ...(problems && { problems }), ...(paths && { paths }) });
}
