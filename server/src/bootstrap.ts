import type { Core } from '@strapi/types';
import { logChecklist } from './config/checklist';
import { magicLinkOf } from './register';
import { registerActions } from './strapi/permissions';
import { whenListening } from './strapi/listening';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { config, surroundings, prepare, startWorker } = magicLinkOf(strapi);
  await registerActions(strapi);
  await prepare();
  logChecklist(config, surroundings, strapi.log);
  whenListening(strapi, startWorker);
}
