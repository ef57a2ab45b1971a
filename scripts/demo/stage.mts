import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { furnish } from './invitations/furnish.mjs';
import { openMailExchange } from './mail-exchange.mjs';
import { PLAYGROUND, PORTAL_DIST, PORTAL_NAME, starterOf } from './places.mjs';
import { servePortal } from './portal-server.mjs';
import type { Ports } from './ports.mjs';
import { type Service, startService, waitUntilAnswers } from './processes.mjs';
import type { Secrets } from './secrets.mjs';

export interface StageOptions {
  ports: Ports;
  secrets: Secrets;
  /** SQLite's file; made and seeded if it is not there. */
  databaseFile: string;
  /** For logs and mails. */
  folder: string;
}

export interface Stage {
  strapiUrl: string;
  portalUrl: string;
  inboxUrl: string;
  /** Resolves with the one that ended by itself, which none should. */
  readonly broken: Promise<Service>;
  /** The end of Strapi's log. */
  lastWords(): string;
  stop(): Promise<void>;
}

/** Starts inbox and mail server, Strapi and portal together, and returns when they answer and the demo's clients are invited. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { ports } = options;
  const urls = {
    strapiUrl: `http://localhost:${ports.strapi}`,
    portalUrl: `http://localhost:${ports.portal}`,
    inboxUrl: `http://localhost:${ports.inbox}`,
  };
  const inbox = startInbox(options);
  const exchange = await openMailExchange({ port: ports.smtp, inboxPort: ports.mailbox });
  const strapi = startStrapi(options, urls.portalUrl);
  const portal = await servePortal({
    root: PORTAL_DIST,
    port: ports.portal,
    portalName: PORTAL_NAME,
    ...urls,
  });
  const stop = async () => {
    portal.close();
    portal.closeAllConnections();
    exchange.close();
    await Promise.all([strapi.stop(), inbox.stop()]);
  };
  try {
    await Promise.all([
      waitUntilAnswers(`${urls.inboxUrl}/api/healthz`, inbox, 30),
      waitUntilAnswers(`${urls.strapiUrl}/_health`, strapi, 120),
    ]);
    await furnish(urls, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...urls, broken: firstToEnd([inbox, strapi]), lastWords: () => strapi.lastWords(), stop };
}

function startInbox({ ports, folder }: StageOptions): Service {
  const mailFolder = join(folder, 'mails');
  // The links of the last run have expired, or will before anyone gets to the end of the list.
  rmSync(mailFolder, { recursive: true, force: true });
  const loopback = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1'];
  return startService({
    name: 'The inbox (MailDev)',
    script: starterOf('maildev'),
    args: [
      '--smtp',
      `${ports.mailbox}`,
      '--web',
      `${ports.inbox}`,
      ...loopback,
      '--mail-directory',
      mailFolder,
    ],
    cwd: PLAYGROUND,
    env: {},
    logFile: join(folder, 'inbox.log'),
  });
}

function startStrapi({ ports, secrets, databaseFile, folder }: StageOptions, portalUrl: string): Service {
  mkdirSync(join(PLAYGROUND, 'public/uploads'), { recursive: true });
  return startService({
    name: 'Strapi',
    script: starterOf('strapi'),
    args: ['start'],
    cwd: PLAYGROUND,
    env: {
      ...secrets,
      // In production the plugin and Strapi's cookies ask for https, which a machine at home does not have.
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: `${ports.strapi}`,
      PUBLIC_URL: `http://localhost:${ports.strapi}`,
      PORTAL_URL: portalUrl,
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: `${ports.smtp}`,
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: databaseFile,
      SEED_DEMO: 'true',
      STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
    },
    logFile: join(folder, 'strapi.log'),
  });
}

function firstToEnd(services: Service[]): Promise<Service> {
  return Promise.race(services.map((service) => service.ended.then(() => service)));
}
