import type { Core } from '@strapi/types';
import { addressesOf } from './config/addresses';
import { parseConfig } from './config/parse';
import { fileSettings } from './config/file-settings';
import { createRuleBook } from './config/rule-book';
import { resolveSecrets } from './config/secrets';
import { createSettingsBook } from './config/settings-book';
import {
  createAudit,
  createAuditStore,
  createChainStore,
  createListStore,
  createPersonalLines,
  createPersonLineStore,
  createSealedLog,
} from './audit';
import { createBatches, createBatchStore, createRowStore } from './batches';
import {
  createAccessStore,
  createClients,
  createDueStore,
  createLinkControl,
  createMilestoneStore,
} from './clients';
import {
  createComposeMail,
  createComposeNotice,
  createHome,
  createInvitationLetter,
  createMessageStore,
  createNotices,
  createOutbox,
  createWorker,
} from './delivery';
import { createKeyring, type Keyring } from './domain/keyring';
import { createAdmission } from './domain/admission';
import { policyOf } from './domain/policy';
import type { Clock } from './domain/ports';
import { createDoor, createInvitations, createInvitationStore, parseInvitation } from './invitations';
import { createPolicies, createPolicyBook, createPolicyStore } from './policies';
import {
  createEraseStore,
  createImportRowStore,
  createPersonalRecords,
  createPrivacy,
  createTraceStore,
} from './privacy';
import { createRecordStore, createRetention } from './retention';
import { createLiveSettings, createSettings, createSettingsStore } from './settings';
import { createClientStore, createLinkStore, createMailLink, createSignIn, createTraffic } from './sign-in';
import { createInviters } from './strapi/inviters';
import { createAccounts } from './strapi/accounts';
import { createFirstStart, watchMailConfirmations } from './strapi/address-proofs';
import { endSessionsOfClosedAccounts } from './strapi/closed-accounts';
import { guardSessions } from './strapi/session-guard';
import { createClientRecords } from './strapi/client-records';
import { createCounters } from './strapi/counters';
import { connectionsOf, createDatabase } from './strapi/database';
import { createDocuments } from './strapi/documents';
import { allowWebhooks, createEvents } from './strapi/event-hub';
import { createLinkRecords } from './strapi/link-records';
import { createSessionSweep } from './strapi/session-sweep';
import { keepFresh } from './strapi/keep-fresh';
import { liveView } from './strapi/live-view';
import { createMailer } from './strapi/mailer';
import { panelRolesOf } from './strapi/panel-roles';
import { createPeople } from './strapi/people';
import { createRecipients } from './strapi/recipients';
import { grantToEditors } from './strapi/role-defaults';
import { createRememberedAddress } from './strapi/remembered-address';
import { createSessions } from './strapi/sessions';
import { readSurroundings } from './strapi/surroundings';

/** The whole dependency graph. Throws a ConfigError for whatever keeps the plugin from starting. */
export function compose(strapi: Core.Strapi) {
  const surroundings = readSurroundings(strapi);
  const file: unknown = strapi.config.get('plugin::magic-link');
  const config = parseConfig(file, surroundings);

  const clock: Clock = () => Date.now();
  const keyring = createKeyring(
    resolveSecrets({
      secrets: config.secrets,
      appKeys: surroundings.appKeys,
      foreign: surroundings.foreignSecrets,
    }),
  );
  const database = createDatabase(strapi);
  const { transaction } = database;

  // What the panel changes counts at once, and on other instances within seconds: read from here, never kept.
  const settingsBook = createSettingsBook(file);
  const settingsStore = createSettingsStore(database);
  const settings = createLiveSettings({ store: settingsStore, book: settingsBook, log: strapi.log });
  const today = settings.current;
  const rules = createRuleBook(config, file);
  const policyStore = createPolicyStore(database);
  const policies = createPolicyBook({ store: policyStore, rules, log: strapi.log });
  const freshness = keepFresh(refresh, strapi.log);

  const addresses = addressesOf(today, surroundings);
  const { portal } = addresses;
  const deniedRoles = () => today().accounts.deniedRoles;
  const admission = createAdmission(policies, deniedRoles);
  const { trustCreatedBefore } = config.accounts;
  const audience = surroundings.publicUrl;

  const links = createLinkStore(database);
  const messages = createMessageStore(database);
  const clients = createClientStore(database);
  const invitationStore = createInvitationStore(database);
  const firstStart = createFirstStart(strapi, clock);
  const accounts = createAccounts(strapi, database);
  const sessions = createSessions(strapi, surroundings, clients, clock);
  const mailer = createMailer(strapi, config);

  const inviters = createInviters(strapi);
  const documents = createDocuments(strapi, config.documents.paths);
  const events = createEvents(strapi);

  const auditStore = createAuditStore(database);
  const audit = createAudit({
    store: auditStore,
    events,
    afterCommit: database.afterCommit,
    clock,
    log: strapi.log,
  });
  const counters = createCounters(
    strapi,
    { limits: liveView(() => today().limits), redis: config.redis },
    clock,
  );
  const people = createPeople(strapi, database);
  const chain = createChainStore(database);
  const log = createSealedLog({
    chain,
    reader: createListStore(database, people),
    people,
    names: inviters,
    keyring,
    audit,
    events,
    transaction,
    clock,
    log: strapi.log,
  });
  const traffic = createTraffic({ ...counters, networkKey: currentKey(keyring, 'address') });

  const networkKey = currentKey(keyring, 'network');
  const redirectRules = { portalUrl: portal.url, allowedRedirects: portal.allowedRedirects };
  const targetRules = { ...redirectRules, documentPaths: config.documents.paths };
  const networkPrivacy = liveView(() => ({ ...today().privacy, hashKey: networkKey }));
  const letter = createInvitationLetter({
    invitations: invitationStore,
    inviters,
    ...addresses,
  });
  const access = createAccessStore(database);
  const composeNotice = createComposeNotice({
    accessOf: access.find,
    accounts,
    invitations: invitationStore,
    inviters,
    links,
    clock,
    ...addresses,
  });
  const composeMail = createComposeMail({
    composeNotice,
    letter,
    accounts,
    admission,
    links,
    keyring,
    clock,
    audience,
    ...addresses,
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
    audit,
    transaction,
    clock,
    log: strapi.log,
    chance: Math.random,
  });
  const worker = createWorker({ ...outbox, perform: outbox.deliver, clock, log: strapi.log });
  const { afterCommit } = database;
  const notices = createNotices({ messages, afterCommit, wakeWorker: worker.wake, clock });

  const clientDesk = createClients({
    access,
    notices,
    due: createDueStore(database),
    linkControl: createLinkControl(database),
    milestoneStore: createMilestoneStore(database),
    milestones: config.invitations.milestones,
    remind: (id, leasedUntilMs) => invitations.remindInvitation(id, leasedUntilMs),
    directory: {
      ...createClientRecords(strapi, database),
      ...createLinkRecords(strapi, database, policies),
      ...createRecipients(strapi, database),
    },
    sessionSweep: createSessionSweep(strapi, database, clock),
    accounts,
    clients,
    sessions,
    policies,
    accessCeilingSeconds: config.ceilings.accessDurationSeconds,
    audit,
    transaction,
    clock,
    log: strapi.log,
    wakeWorker: () => dueWorker.wake(),
  });
  const dueWorker = createWorker({ ...clientDesk.dueWork, clock, log: strapi.log });
  const invitationDeps = {
    documents,
    invitations: invitationStore,
    inviters,
    accounts,
    admission,
    clients,
    guestAccess: clientDesk,
    links,
    policies,
    audit,
    transaction,
    keyring,
    clock,
    log: strapi.log,
    accountsClosed: () => today().accounts.creation === 'closed',
  };

  const invitations = createInvitations(
    {
      parse: (body) => parseInvitation(body, targetRules),
      ...invitationDeps,
      history: {
        eventsOf: auditStore.ofInvitation,
        linksOf: links.findOfInvitation,
        linkEndsOf: links.liveEndsOf,
      },
      mailLink: createMailLink({ links, messages, audit, keyring, clock, chance: Math.random, audience }),
      ...addresses,
      limiter: counters.limiter,
      audience,
      deniedRoles,
      mayCopyLinks: config.invitations.copyLink,
      sendableTypes: Object.keys(config.documents.paths),
      renderPreview: letter.preview,
      wakeWorker: worker.wake,
    },
    { targetRules, networkPrivacy },
  );

  const retention = createRetention({
    records: createRecordStore(database),
    accounts,
    pruneOnce: log.pruneOnce,
    rules: liveView(() => today().retention),
    audit,
    transaction,
    clock,
    log: strapi.log,
  });

  const privacy = createPrivacy({
    traces: createTraceStore(database),
    shown: createPersonalRecords(database),
    records: createEraseStore(database),
    importRows: createImportRowStore(database),
    lines: createPersonalLines({ chain, lines: createPersonLineStore(database), keyring }),
    accounts,
    sessions,
    keyring,
    audit,
    transaction,
    clock,
  });

  const batches = createBatches(
    {
      batches: createBatchStore(database),
      rows: createRowStore(database),
      inviting: invitations.inviteInBatch,
      inviters,
      audit,
      transaction,
      clock,
      log: strapi.log,
      wakeWorker: () => batchWorker.wake(),
      rowsPerDay: () => today().invitations.importedRowsPerDay,
      rowsAtOnce: () => Math.min(4, connectionsOf(strapi)),
    },
    { networkPrivacy },
  );
  // Of its own, and narrow: ends of access and mails don't wait for a thousand rows, nor do requests.
  const batchWorker = createWorker({ ...batches.dueWork, clock, log: strapi.log, places: 1 });

  const signIn = createSignIn(
    {
      invitations: createDoor(invitationDeps),
      accounts,
      admission,
      newcomerRole: async () => (today().accounts.creation === 'open' ? accounts.signUpRole() : undefined),
      clients,
      trustedBeforeMs: () =>
        trustCreatedBefore === undefined ? firstStart.atMs() : Date.parse(trustCreatedBefore),
      links,
      messages,
      sessions,
      audit,
      notices,
      log: strapi.log,
      traffic,
      transaction,
      keyring,
      clock,
      policies,
      policy: () => policyOf(policies, 'sign-in'),
      audience,
      chance: Math.random,
      wakeWorker: worker.wake,
    },
    {
      requestRules: () => {
        const { requireSameBrowser } = policyOf(policies, 'sign-in');
        return { ...redirectRules, requireSameBrowser };
      },
      page: { portal, urls: addresses.page, secure: surroundings.apiUrl.startsWith('https:') },
      callbackUrl: addresses.callbackUrl,
      networkPrivacy,
    },
  );

  const workers = [
    worker,
    dueWorker,
    batchWorker,
    ...[log.sealing, retention].map((work) =>
      createWorker<unknown>({ ...work, clock, log: strapi.log, places: 1 }),
    ),
  ];

  async function refresh(): Promise<void> {
    await settings.refresh();
    await policies.refresh();
  }

  const changing = { accounts, refresh, audit, transaction };
  const policyDesk = createPolicies({
    ...changing,
    store: policyStore,
    rules,
    panelRoles: panelRolesOf(database),
    clock,
  });
  const settingsDesk = createSettings({
    ...changing,
    store: settingsStore,
    book: settingsBook,
    fixed: fileSettings(config, portal, surroundings),
  });

  async function stop(): Promise<void> {
    freshness.stop();
    await Promise.all(workers.map((each) => each.stop()));
    await audit.stop();
    mailer.close();
    counters.close();
  }

  /** What must stand before the server listens. */
  async function prepare(): Promise<void> {
    await refresh();
    freshness.start();
    await firstStart.remember();
    await counters.prepare();
    await log.keepOldKeys();
    guardSessions(strapi, database, surroundings, clock);
    endSessionsOfClosedAccounts(strapi, { sessions, audit });
    watchMailConfirmations(strapi, { clients, keyring, clock });
    allowWebhooks(strapi);
  }

  /** Begins to send and to end, once the server listens. Work that fell due while nobody ran is caught up first. */
  function start(): void {
    for (const each of workers) each.start();
    for (const begun of [home.announce(), grantToEditors(strapi, database)]) {
      begun.catch((error: unknown) => strapi.log.error(`magic-link: ${String(error)}`));
    }
  }

  return {
    config,
    surroundings,
    signIn,
    invitations,
    batches,
    home,
    clients: clientDesk,
    policies: policyDesk,
    settings: settingsDesk,
    log,
    privacy,
    prepare,
    start,
    stop,
  };
}

export type MagicLink = ReturnType<typeof compose>;

/** Networks are counted and hashed under the current secret: after a rotation counters and hashes begin anew. */
function currentKey(keyring: Keyring, use: 'address' | 'network'): Buffer {
  const key = keyring.key(keyring.currentKid, use);
  if (!key) throw new Error(`The current secret has no ${use} key.`);
  return key;
}
