import type { Core } from '@strapi/strapi';

import { developmentSecret } from '../src/development-secret';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: { secret: env('ADMIN_JWT_SECRET', developmentSecret()) },
  apiToken: { salt: env('API_TOKEN_SALT', developmentSecret()) },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', developmentSecret()) } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY', developmentSecret()) },
  flags: { nps: false, promoteEE: false },
});
