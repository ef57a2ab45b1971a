import type { Core } from '@strapi/types';
import { magicLinkOf } from './register';

export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { worker, mailer } = magicLinkOf(strapi);
  await worker.stop();
  mailer.close();
}
