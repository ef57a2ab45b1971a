import type { Core } from '@strapi/types';
import { compose, type MagicLink } from './compose';
import { closeToGraphql } from './strapi/graphql';
import { keepTokensOutOfLogs } from './strapi/private-address-bar';
import { keepBodiesOutOfLogs } from './strapi/unreadable-body';

const SERVICE = 'plugin::magic-link.app';

/** The composed plugin of a running Strapi. */
export function magicLinkOf(strapi: Core.Strapi): MagicLink {
  return strapi.get<MagicLink>(SERVICE);
}

export function register({ strapi }: { strapi: Core.Strapi }): void {
  keepTokensOutOfLogs(strapi);
  keepBodiesOutOfLogs(strapi);
  closeToGraphql(strapi);
  const app = compose(strapi);
  strapi.add(SERVICE, app);
}
