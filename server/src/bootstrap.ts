import type { Core } from '@strapi/types';
import { logChecklist } from './config/checklist';
import { magicLinkOf } from './register';
import { offerAdminActions } from './strapi/admin-actions';
import { whenListening } from './strapi/listening';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { config, surroundings, prepare, start } = magicLinkOf(strapi);
  await offerAdminActions(strapi);
  await prepare();
  logChecklist(config, surroundings, strapi.log);
  whenListening(strapi, start);
}
