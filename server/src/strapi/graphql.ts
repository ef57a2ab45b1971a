import type { Core } from '@strapi/types';
import { contentTypes } from '../content-types';

interface GraphqlExtension {
  shadowCRUD(uid: string): { disable(): void };
}

/** GraphQL, where it is installed, offers every content type by itself; ours are nobody's to read or write. */
export function closeToGraphql(strapi: Core.Strapi): void {
  if (!strapi.plugins.graphql) return;
  const extension = strapi.plugin('graphql').service<GraphqlExtension>('extension');
  for (const name of Object.keys(contentTypes)) extension.shadowCRUD(`plugin::magic-link.${name}`).disable();
}
