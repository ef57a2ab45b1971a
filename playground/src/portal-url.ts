import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** Where the portal of this playground is served; config/plugins and CORS must agree on it. */
export function portalUrl(env: Env): string {
  return env('PORTAL_URL', 'http://localhost:5173');
}
