import type { Core } from '@strapi/strapi';

import { portalUrl } from '../src/portal-url';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Middlewares => [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  {
    name: 'strapi::cors',
    config: {
      // The portal lives on an origin of its own; with Strapi's defaults it could not read Retry-After.
      origin: [new URL(portalUrl(env)).origin],
      headers: ['Content-Type', 'Authorization', 'Accept', 'x-strapi-refresh-cookie'],
      expose: ['Retry-After'],
      credentials: true,
    },
  },
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
