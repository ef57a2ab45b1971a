import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { developmentSecret } from '../src/development-secret';
import { portalUrl } from '../src/portal-url';

/** This file runs as playground/dist/config/plugins.js, from whatever folder Strapi was started in. */
const PLUGIN_ROOT = path.resolve(__dirname, '../../..');

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'magic-link': {
    enabled: true,
    resolve: PLUGIN_ROOT,
    config: {
      portal: { name: 'Northwind Studio Portal', url: portalUrl(env), callback: '/callback' },
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
