import type { Core } from '@strapi/types';
import { ConfigError } from '../config/parse';

/** What Strapi's own configuration says about the installation that we live in. */
export interface Surroundings {
  production: boolean;
  /** The server's address as the world knows it, without a trailing slash. From `server.url`, never from a header. */
  publicUrl: string;
  /** Where our public routes live: `<publicUrl>/api/magic-link`. */
  apiUrl: string;
  /** The admin panel's address, for mails to editors. */
  panelUrl: string;
  appKeys: string[];
  /** Secrets of others, by the name of their setting. */
  foreignSecrets: Record<string, string | undefined>;
  trustsProxy: boolean;
  trustedHops: number;
  emailProvider: string;
  /** U&P's `jwtManagement`. */
  sessionMode: string;
}

/** Reads Strapi's configuration. Throws a ConfigError in production when nobody said where the server lives. */
export function readSurroundings(strapi: Core.Strapi): Surroundings {
  const production = process.env.NODE_ENV === 'production';
  const publicUrl = readPublicUrl(strapi, production);
  return {
    production,
    publicUrl,
    apiUrl: `${publicUrl}${strapi.config.get<string>('api.rest.prefix', '/api')}/magic-link`,
    panelUrl: strapi.config.get<string>('admin.absoluteUrl').replace(/\/+$/, ''),
    appKeys: [strapi.config.get<string | string[]>('server.app.keys', [])].flat(),
    foreignSecrets: readForeignSecrets(strapi),
    trustsProxy: strapi.config.get<boolean>('server.proxy.koa', false),
    trustedHops: strapi.config.get<number>('server.proxy.maxIpsCount', 0),
    emailProvider: strapi.config.get<string>('plugin::email.provider', 'sendmail'),
    sessionMode: strapi.config.get<string>('plugin::users-permissions.jwtManagement', 'legacy-support'),
  };
}

function readPublicUrl(strapi: Core.Strapi, production: boolean): string {
  const configured = strapi.config.get<string>('server.url', '');
  if (production && !/^https?:\/\//.test(configured)) {
    throw new ConfigError([
      'server.url: is missing; set it in config/server to the public address of this Strapi, such as https://cms.example',
    ]);
  }
  return strapi.config.get<string>('server.absoluteUrl').replace(/\/+$/, '');
}

function readForeignSecrets(strapi: Core.Strapi): Record<string, string | undefined> {
  const read = (key: string) => strapi.config.get<string | undefined>(key, undefined);
  return {
    'plugin::users-permissions.jwtSecret': read('plugin::users-permissions.jwtSecret'),
    'admin.auth.secret': read('admin.auth.secret'),
    'admin.apiToken.salt': read('admin.apiToken.salt'),
    'admin.transfer.token.salt': read('admin.transfer.token.salt'),
  };
}
