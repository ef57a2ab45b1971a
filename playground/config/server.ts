import type { Core } from '@strapi/strapi';

import { developmentSecret } from '../src/development-secret';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => {
  const port = env.int('PORT', 1337);
  return {
    host: env('HOST', '127.0.0.1'),
    port,
    url: env('PUBLIC_URL', `http://localhost:${port}`),
    app: { keys: env.array('APP_KEYS', [developmentSecret(), developmentSecret()]) },
  };
};
