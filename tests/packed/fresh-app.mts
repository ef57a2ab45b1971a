import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const BOOT_PATIENCE_MS = 90_000;

export interface FreshApp {
  /** A version or range of every `@strapi/*` package. */
  strapi: string;
  tarball: string;
  port: number;
  smtpPort: number;
}

/** Writes what `create-strapi-app` would for JavaScript and SQLite, with the plugin from the tarball. */
export function writeFreshApp(directory: string, app: FreshApp): void {
  const files: Record<string, string> = {
    'package.json': json(manifest(app)),
    'config/server.js': configOf(`{
      host: '127.0.0.1', port: ${app.port}, url: 'http://127.0.0.1:${app.port}',
      app: { keys: ${json([secret(), secret()])} },
    }`),
    'config/admin.js': configOf(`{
      auth: { secret: '${secret()}' }, apiToken: { salt: '${secret()}' }, transfer: { token: { salt: '${secret()}' } },
      secrets: { encryptionKey: '${secret()}' },
    }`),
    'config/api.js': configOf('{}'),
    'config/database.js': configOf(`{
      connection: { client: 'sqlite', connection: { filename: '.tmp/data.db' }, useNullAsDefault: true },
    }`),
    'config/middlewares.js': `module.exports = ${json(MIDDLEWARES)};\n`,
    'config/plugins.js': configOf(`{
      email: { config: {
        provider: 'nodemailer',
        providerOptions: { host: '127.0.0.1', port: ${app.smtpPort}, ignoreTLS: true },
        settings: { defaultFrom: 'hello@studio.example', defaultReplyTo: 'hello@studio.example' },
      } },
      // In production it hides its schema by default; a test has to look at it.
      graphql: { config: { apolloServer: { introspection: true } } },
      'users-permissions': { config: { jwtSecret: '${secret()}' } },
      'magic-link': { config: { portal: { name: 'Studio', url: 'http://127.0.0.1:5173' } } },
    }`),
    'src/index.js': 'module.exports = {};\n',
    'public/uploads/.gitkeep': '',
    '.tmp/.gitkeep': '',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

const json = (value: unknown) => JSON.stringify(value, null, 2);
const configOf = (literal: string) => `module.exports = () => (${literal});\n`;
const secret = () => randomBytes(24).toString('base64url');

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

function manifest({ strapi, tarball }: FreshApp) {
  return {
    name: 'studio',
    version: '0.0.0',
    private: true,
    dependencies: {
      '@strapi/plugin-graphql': strapi,
      '@strapi/plugin-users-permissions': strapi,
      // Without ties to Strapi's version, and not published with each.
      '@strapi/provider-email-nodemailer': '^5.50.0',
      '@strapi/strapi': strapi,
      'better-sqlite3': '12.11.1',
      react: '^18.0.0',
      'react-dom': '^18.0.0',
      'react-router-dom': '^6.0.0',
      'styled-components': '^6.0.0',
      'strapi-plugin-magic-link': `file:${tarball}`,
    },
    strapi: { uuid: false },
    allowScripts: { 'better-sqlite3': true, '@swc/core': true, esbuild: true, 'core-js-pure': false },
  };
}

/** The Strapi that npm chose. */
export function installedVersion(directory: string): string {
  const path = join(directory, 'node_modules/@strapi/strapi/package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

/** Runs the app in production, as an operator would. Rejects with its log when it does not start. */
export async function bootApp(directory: string, url: string) {
  const child = spawn('node', ['node_modules/@strapi/strapi/bin/strapi.js', 'start'], {
    cwd: directory,
    env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };

  const deadlineMs = Date.now() + BOOT_PATIENCE_MS;
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null) throw new Error(`Strapi ended (${child.exitCode}):\n${log}`);
    if (Date.now() > deadlineMs) {
      await stop();
      throw new Error(`Strapi did not answer in time:\n${log}`);
    }
    await wait(200);
  }
  return { stop, log: () => log };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_health`)).ok;
  } catch {
    return false;
  }
}
