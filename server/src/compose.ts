import type { Core } from '@strapi/types';
import { parseConfig } from './config/parse';
import { policyBook, policyOf } from './config/policies';
import type { MagicLinkConfig } from './config/schema';
import { resolveSecrets } from './config/secrets';
import { createAudit, createAuditStore } from './audit';
import {
  createAccessStore,
  createClients,
  createDueStore,
  createLinkControl,
  createMilestoneStore,
} from './clients';
import {
  createComposeMail,
  createHome,
  createInvitationLetter,
  createMessageStore,
  createOutbox,
  createWorker,
} from './delivery';
import { createKeyring, type Keyring } from './domain/keyring';
import { createAdmission } from './domain/admission';
import type { Announce } from './domain/invitation-ports';
import type { Clock } from './domain/ports';
import { createDoor, createInvitations, createInvitationStore } from './invitations';
import {
  createClientStore,
  createLinkStore,
  createMailLink,
  createSignIn,
  createTraffic,
  type SignInSettings,
} from './sign-in';
import { createInviters } from './strapi/inviters';
import { createAccounts } from './strapi/accounts';
import { createFirstStart, watchMailConfirmations } from './strapi/address-proofs';
import { endSessionsOfClosedAccounts } from './strapi/closed-accounts';
import { guardSessions } from './strapi/session-guard';
import { createClientRecords } from './strapi/client-records';
import { countersInMemory, countersOnDatabase, countersOnRedis } from './strapi/counter-stores';
import { createDatabase } from './strapi/database';
import { allowWebhooks, createEvents } from './strapi/event-hub';
import { createOutage, insureLimiter } from './strapi/insured-limiter';
import { createLinkRecords } from './strapi/link-records';
import { createSessionSweep } from './strapi/session-sweep';
import { createLimiter } from './strapi/limiter';
import { createMailer } from './strapi/mailer';
import { connectRedis } from './strapi/redis';
import { createRememberedAddress } from './strapi/remembered-address';
import { createSessions } from './strapi/sessions';
import { readSurroundings, type Surroundings } from './strapi/surroundings';

/** Where a portal lives during development when nobody said so; production refuses to start without an address. */
export const DEVELOPMENT_PORTAL_URL = 'http://localhost:3000';

/** The whole dependency graph. Throws a ConfigError for whatever keeps the plugin from starting. */
export function compose(strapi: Core.Strapi) {
  const surroundings = readSurroundings(strapi);
  const config = parseConfig(strapi.config.get('plugin::magic-link'), surroundings);

  const clock: Clock = () => Date.now();
  const keyring = createKeyring(
    resolveSecrets({
      secrets: config.secrets,
      appKeys: surroundings.appKeys,
      foreign: surroundings.foreignSecrets,
    }),
  );
  const portal = portalOf(config);
  const policies = policyBook(config);
  const policy = policyOf(policies, 'sign-in');
  const admission = createAdmission(policies, config.accounts.deniedRoles);
  const { trustCreatedBefore } = config.accounts;
  const audience = surroundings.publicUrl;

  const database = createDatabase(strapi);
  const { transaction } = database;
  const links = createLinkStore(database);
  const messages = createMessageStore(database);
  const clients = createClientStore(database);
  const invitationStore = createInvitationStore(database);
  const firstStart = createFirstStart(strapi, clock);
  const accounts = createAccounts(strapi, database);
  const sessions = createSessions(strapi, surroundings, clients, clock);
  const mailer = createMailer(strapi, config);

  const inviters = createInviters(strapi);
  const events = createEvents(strapi);
  const announce: Announce = (event, payload) => events.emit(event, payload);

  const auditStore = createAuditStore(database);
  const audit = createAudit({ store: auditStore, clock, log: strapi.log });
  const redis = config.redis && connectRedis(config.redis.url);
  const { limits } = config;
  const redisOutage = createOutage({ store: 'Redis', log: strapi.log, clock });
  const inMemory = () => createLimiter(limits, countersInMemory(limits));
  const traffic = createTraffic({
    // Only Redis is insured: while Strapi's database is away, nobody signs in anyway.
    limiter: redis
      ? insureLimiter({
          shared: createLimiter(limits, countersOnRedis(limits, redis.client)),
          memory: inMemory(),
          outage: redisOutage,
          problemOf: redis.problemOf,
        })
      : createLimiter(limits, countersOnDatabase(strapi, limits)),
    memoryLimiter: inMemory(),
    networkKey: currentKey(keyring, 'address'),
  });

  const networkPrivacy = { ...config.privacy, hashKey: currentKey(keyring, 'network') };
  const linkUrl = linkUrlOf(config, portal, surroundings);
  const reportUrl = (token: string) => `${surroundings.apiUrl}/report?token=${token}`;
  const declineUrl = (token: string) => `${surroundings.apiUrl}/decline?token=${token}`;
  const letter = createInvitationLetter({
    invitations: invitationStore,
    inviters,
    policies,
    portal,
    linkUrl,
    reportUrl,
    declineUrl,
  });
  const composeMail = createComposeMail({
    letter,
    accounts,
    admission,
    links,
    keyring,
    clock,
    audience,
    portal,
    linkUrl,
    reportUrl,
  });
  const home = createHome({
    remembered: createRememberedAddress(strapi),
    publicUrl: surroundings.publicUrl,
    production: surroundings.production,
    transaction,
    audit,
    clock,
    log: strapi.log,
    wakeWorker: () => worker.wake(),
  });
  const outbox = createOutbox({
    messages,
    mailer,
    isAtHome: home.isAtHome,
    composeMail,
    noteDelivery: invitationStore.noteDelivery,
    events,
    clock,
    log: strapi.log,
    chance: Math.random,
  });
  const worker = createWorker({ ...outbox, perform: outbox.deliver, clock, log: strapi.log });

  const clientDesk = createClients({
    access: createAccessStore(database),
    due: createDueStore(database),
    linkControl: createLinkControl(database),
    milestoneStore: createMilestoneStore(database),
    milestones: config.invitations.milestones,
    remind: (id, leasedUntilMs) => invitations.remindInvitation(id, leasedUntilMs),
    directory: { ...createClientRecords(strapi, database), ...createLinkRecords(strapi, database) },
    sessionSweep: createSessionSweep(strapi, database, clock),
    accounts,
    clients,
    sessions,
    policies,
    audit,
    events,
    transaction,
    clock,
    log: strapi.log,
    wakeWorker: () => dueWorker.wake(),
  });
  const dueWorker = createWorker({ ...clientDesk.dueWork, clock, log: strapi.log });
  const invitationDeps = {
    invitations: invitationStore,
    inviters,
    accounts,
    admission,
    clients,
    guestAccess: clientDesk,
    links,
    policies,
    audit,
    announce,
    transaction,
    keyring,
    clock,
    log: strapi.log,
    accountsClosed: config.accounts.creation === 'closed',
  };

  const invitations = createInvitations(
    {
      ...invitationDeps,
      history: {
        eventsOf: auditStore.ofInvitation,
        linksOf: links.findOfInvitation,
        linkEndsOf: links.liveEndsOf,
      },
      mailLink: createMailLink({ links, messages, audit, keyring, clock, chance: Math.random, audience }),
      linkUrl,
      audience,
      portal,
      deniedRoles: config.accounts.deniedRoles,
      mayCopyLinks: config.invitations.copyLink,
      renderPreview: letter.preview,
      wakeWorker: worker.wake,
    },
    {
      redirectRules: { portalUrl: portal.url, allowedRedirects: portal.allowedRedirects },
      networkPrivacy,
    },
  );

  const signIn = createSignIn(
    {
      invitations: createDoor(invitationDeps),
      accounts,
      admission,
      newcomerRole: async () => (config.accounts.creation === 'open' ? accounts.signUpRole() : undefined),
      clients,
      trustedBeforeMs: () =>
        trustCreatedBefore === undefined ? firstStart.atMs() : Date.parse(trustCreatedBefore),
      links,
      messages,
      sessions,
      audit,
      events,
      log: strapi.log,
      traffic,
      transaction,
      keyring,
      clock,
      policies,
      policy,
      audience,
      chance: Math.random,
      wakeWorker: worker.wake,
    },
    {
      ...signInSettings(config, portal, surroundings),
      networkPrivacy,
    },
  );

  async function stop(): Promise<void> {
    await Promise.all([worker.stop(), dueWorker.stop()]);
    await audit.stop();
    mailer.close();
    redis?.disconnect();
  }

  /** What must stand before the server listens. */
  async function prepare(): Promise<void> {
    await firstStart.remember();
    const redisProblem = await redis?.problemAtStart();
    if (redisProblem !== undefined) redisOutage.begin(redisProblem);
    guardSessions(strapi, clients, surroundings, clock);
    endSessionsOfClosedAccounts(strapi, { sessions, audit });
    watchMailConfirmations(strapi, { clients, keyring, clock });
    allowWebhooks(strapi);
  }

  /** Begins to send and to end, once the server listens. Work that fell due while nobody ran is caught up first. */
  function startWorkers(): void {
    worker.start();
    dueWorker.start();
    home.announce().catch((error: unknown) => strapi.log.error(`magic-link: ${String(error)}`));
  }

  return {
    config,
    surroundings,
    signIn,
    invitations,
    home,
    clients: clientDesk,
    prepare,
    startWorkers,
    stop,
  };
}

export type MagicLink = ReturnType<typeof compose>;

type Portal = MagicLinkConfig['portal'] & { url: string };

function portalOf({ portal }: MagicLinkConfig): Portal {
  return { ...portal, url: (portal.url ?? DEVELOPMENT_PORTAL_URL).replace(/\/+$/, '') };
}

/** The mailed address: the hosted page, or the portal's own page with the token where no server sees it. */
function linkUrlOf({ links }: MagicLinkConfig, portal: Portal, { apiUrl }: Surroundings) {
  if (links.landing === 'portal') return (token: string) => `${portal.url}${portal.callback}#token=${token}`;
  return (token: string) => `${apiUrl}/open?token=${token}`;
}

function signInSettings(
  config: MagicLinkConfig,
  portal: Portal,
  { apiUrl }: Surroundings,
): Omit<SignInSettings, 'networkPrivacy'> {
  const separator = config.links.handoffDelivery === 'query' ? '?' : '#';
  return {
    requestRules: {
      portalUrl: portal.url,
      allowedRedirects: portal.allowedRedirects,
      requireSameBrowser: config.policies['sign-in'].requireSameBrowser,
    },
    page: {
      portal,
      urls: {
        open: `${apiUrl}/open`,
        renew: `${apiUrl}/renew`,
        report: `${apiUrl}/report`,
        decline: `${apiUrl}/decline`,
      },
      secure: apiUrl.startsWith('https:'),
    },
    callbackUrl: (handoff) => `${portal.url}${portal.callback}${separator}handoff=${handoff}`,
  };
}

/** Networks are counted and hashed under the current secret: after a rotation counters and hashes begin anew. */
function currentKey(keyring: Keyring, use: 'address' | 'network'): Buffer {
  const key = keyring.key(keyring.currentKid, use);
  if (!key) throw new Error(`The current secret has no ${use} key.`);
  return key;
}
