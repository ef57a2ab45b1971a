import type { Core } from '@strapi/types';
import { magicLinkOf } from './register';

export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await magicLinkOf(strapi).stop();
}
