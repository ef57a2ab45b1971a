import { mkdtempSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface SeedClient {
  email: string;
  username?: string;
  password?: string;
  blocked?: boolean;
  confirmed?: boolean;
}

export interface AppOptions {
  /** `config/plugins` → `magic-link`.config. */
  magicLink?: Record<string, unknown>;
  /** `config/plugins` → `users-permissions`.config. */
  usersPermissions?: Record<string, unknown>;
  server?: Record<string, unknown>;
  clients?: SeedClient[];
  /** Attributes that the project adds to U&P's user. */
  userAttributes?: Record<string, { type: string }>;
  /** JavaScript run in the app's own bootstrap, with `strapi` at hand: for faults that only the inside can make. */
  bootstrap?: string;
  /** More files of the app, such as a content type, by their path in it. */
  files?: Record<string, string>;
  env?: Record<string, string>;
  /** Share another app's folder, and so its database. */
  directory?: string;
}

const PLUGIN_ROOT = path.resolve(__dirname, '../../..');

/** A folder for an app. */
export const newAppDirectory = () => mkdtempSync(path.join(tmpdir(), 'magic-link-app-'));

/** Writes a Strapi app as an installer would have it. `database` is what `config/database` says of its connection. */
export function writeApp(
  directory: string,
  options: AppOptions,
  { port, database }: { port: number; database: Record<string, unknown> },
): void {
  for (const folder of ['config', 'src', 'public/uploads'])
    mkdirSync(path.join(directory, folder), { recursive: true });
  symlinkSync(path.join(PLUGIN_ROOT, 'node_modules'), path.join(directory, 'node_modules'));
  const files: Record<string, string> = {
    'package.json': json(packageJson),
    'config/server.js': module_({ ...serverConfig(port), ...options.server }),
    'config/admin.js': module_(adminConfig),
    'config/api.js': module_({}),
    'config/middlewares.js': module_(MIDDLEWARES),
    'config/database.js': module_({ connection: database }),
    'config/plugins.js': module_(pluginsConfig(options)),
    'src/index.js': appModule(options),
    ...options.files,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    writeFileSync(path.join(directory, file), text);
  }
}

const json = (value: unknown) => JSON.stringify(value, null, 2);
const module_ = (value: unknown) => `module.exports = () => (${json(value)});\n`;

const packageJson = {
  name: 'magic-link-test-app',
  version: '0.0.0',
  private: true,
  dependencies: { '@strapi/strapi': '*', '@strapi/plugin-users-permissions': '*', 'better-sqlite3': '*' },
  strapi: { uuid: false },
};

const serverConfig = (port: number) => ({
  host: '127.0.0.1',
  port,
  app: { keys: ['test-app-key-one-0123456789abcdef', 'test-app-key-two-0123456789abcdef'] },
});

const adminConfig = {
  auth: { secret: 'test-admin-jwt-secret-0123456789abcdef' },
  apiToken: { salt: 'test-api-token-salt-0123456789' },
  transfer: { token: { salt: 'test-transfer-salt-0123456789' } },
  secrets: { encryptionKey: 'test-encryption-key-0123456789ab' },
  serveAdminPanel: false,
};

const MIDDLEWARES = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

const pluginsConfig = ({ magicLink, usersPermissions }: AppOptions) => ({
  'magic-link': { enabled: true, resolve: PLUGIN_ROOT, config: magicLink ?? {} },
  'users-permissions': {
    config: { jwtSecret: 'test-users-permissions-secret-0123456789', ...usersPermissions },
  },
});

const appModule = ({ clients = [], userAttributes = {}, bootstrap = '' }: AppOptions) => `
const clients = ${json(clients)};
module.exports = {
  register({ strapi }) {
    Object.assign(strapi.contentTypes['plugin::users-permissions.user'].attributes, ${json(userAttributes)});
  },
  async bootstrap({ strapi }) {
    const users = strapi.db.query('plugin::users-permissions.user');
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
    for (const client of clients) {
      if (await users.findOne({ where: { email: client.email } })) continue;
      await strapi.plugin('users-permissions').service('user').add({
        username: client.email, provider: 'local', confirmed: true, blocked: false,
        password: 'Test-password-1', role: role.id, ...client,
      });
    }
    ${CONTROLS}
    ${bootstrap}
  },
};
`;

/** What a test must do from inside the process: move its clock, make the issuing of sessions fail, block users. */
const CONTROLS = `
    const realNow = Date.now;
    let clockOffsetMs = 0;
    let sessionsFail = false;
    Date.now = () => realNow() + clockOffsetMs;
    const jwt = strapi.plugin('users-permissions').service('jwt');
    const issue = jwt.issue;
    jwt.issue = (...args) => {
      if (sessionsFail) throw new Error('injected: no session today');
      return issue.apply(jwt, args);
    };
    strapi.server.routes([{
      method: 'POST', path: '/test-controls', config: { auth: false },
      handler: async (ctx) => {
        ({ clockOffsetMs = clockOffsetMs, sessionsFail = sessionsFail } = ctx.request.body);
        const { block } = ctx.request.body;
        if (block?.id) await users.update({ where: { id: block.id }, data: { blocked: true } });
        else if (block) await users.updateMany({ where: block, data: { blocked: true } });
        ctx.body = {};
      },
    }]);
`;
