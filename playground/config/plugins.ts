import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { developmentSecret } from '../src/development-secret';
import { portalUrl } from '../src/portal-url';

/** Strapi runs this file as dist/config/plugins.js; the panel's build reads it here, and drops a plugin it can't find. */
const PLUGIN_ROOT = ['../..', '../../..']
  .map((up) => path.resolve(__dirname, up))
  .find((folder) => existsSync(path.join(folder, 'strapi-admin.js')));

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'magic-link': {
    enabled: true,
    ...(PLUGIN_ROOT && { resolve: PLUGIN_ROOT }),
    config: {
      portal: { name: 'Northwind Studio Portal', url: portalUrl(env), callback: '/callback' },
      policies: {
        invitation: { allowedRoles: ['agency-client', 'authenticated'] },
        guest: { allowedRoles: ['agency-client'] },
      },
      // Off by default: who holds a copied link can be anybody. Here to be seen, by the super admin alone.
      invitations: { copyLink: true },
      documents: { paths: { 'api::review-packet.review-packet': '/packets/{documentId}' } },
      // Who plays with the demo asks for more links than a client would.
      limits: {
        requestsPerAddress: { points: 1_000, windowSeconds: 3_600 },
        requestsPerNetwork: { points: 1_000, windowSeconds: 3_600 },
      },
      mail: { from: env('MAIL_FROM', 'Northwind Studio <hello@studio.example>') },
    },
  },
  email: {
    config: {
      provider: 'nodemailer',
      providerOptions: {
        host: env('SMTP_HOST', '127.0.0.1'),
        port: env.int('SMTP_PORT', 1025),
        ignoreTLS: true,
      },
      settings: { defaultFrom: 'hello@studio.example', defaultReplyTo: 'hello@studio.example' },
    },
  },
  'users-permissions': {
    config: { jwtSecret: env('JWT_SECRET', developmentSecret()) },
  },
});
