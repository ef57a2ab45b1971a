import type { Core } from '@strapi/types';
import { logChecklist } from './config/checklist';
import { magicLinkOf } from './register';
import { whenListening } from './strapi/listening';

export function bootstrap({ strapi }: { strapi: Core.Strapi }): void {
  const { config, surroundings, startWorker } = magicLinkOf(strapi);
  logChecklist(config, surroundings, strapi.log);
  whenListening(strapi, startWorker);
}
