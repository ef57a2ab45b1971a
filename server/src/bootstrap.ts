import type { Core } from '@strapi/types';
import { logChecklist } from './config/checklist';
import { magicLinkOf } from './register';
import { guardSessions } from './strapi/session-guard';
import { whenListening } from './strapi/listening';

export function bootstrap({ strapi }: { strapi: Core.Strapi }): void {
  const { config, surroundings, clients, startWorker } = magicLinkOf(strapi);
  guardSessions(strapi, clients, surroundings);
  logChecklist(config, surroundings, strapi.log);
  whenListening(strapi, startWorker);
}
