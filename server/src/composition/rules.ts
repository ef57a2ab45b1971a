import { addressesOf } from '../config/addresses';
import { fileSettings } from '../config/file-settings';
import { createRuleBook } from '../config/rule-book';
import { createSettingsBook } from '../config/settings-book';
import { createAdmission } from '../domain/admission';
import { createPolicies, createPolicyBook, createPolicyStore } from '../policies';
import { createLiveSettings, createSettings, createSettingsStore } from '../settings';
import { keepFresh } from '../strapi/keep-fresh';
import { panelRolesOf } from '../strapi/panel-roles';
import type { Ground } from './ground';
import type { AuditLog } from './audit-log';
import type { Records } from './records';

export type Rules = ReturnType<typeof composeRules>;

/** What holds today: files, and over them what the panel changed, within what the files fix. */
export function composeRules({ file, config, surroundings, database, log }: Ground) {
  // What the panel changes counts at once, and on other instances within seconds: read from here, never kept.
  const settingsBook = createSettingsBook(file);
  const settingsStore = createSettingsStore(database);
  const settings = createLiveSettings({ store: settingsStore, book: settingsBook, log });
  const today = settings.current;
  const policyRules = createRuleBook(config, file);
  const policyStore = createPolicyStore(database);
  const policies = createPolicyBook({ store: policyStore, rules: policyRules, log });

  async function refresh(): Promise<void> {
    await settings.refresh();
    await policies.refresh();
  }

  const deniedRoles = () => today().accounts.deniedRoles;
  return {
    today,
    policies,
    addresses: addressesOf(today, surroundings),
    deniedRoles,
    admission: createAdmission(policies, deniedRoles),
    refresh,
    freshness: keepFresh(refresh, log),
    /** For the desks below alone: where the panel's changes are kept, and what they may be. */
    shelves: { settingsBook, settingsStore, policyRules, policyStore },
  };
}

/** Where the panel changes the rules. */
export function composeDesks(parts: Ground & Rules & Records & AuditLog) {
  const { config, surroundings, database, transaction, clock, addresses, shelves } = parts;
  const { accounts, refresh, audit } = parts;
  const changing = { accounts, refresh, audit, transaction };
  return {
    policies: createPolicies({
      ...changing,
      store: shelves.policyStore,
      rules: shelves.policyRules,
      panelRoles: panelRolesOf(database),
      clock,
    }),
    settings: createSettings({
      ...changing,
      store: shelves.settingsStore,
      book: shelves.settingsBook,
      fixed: fileSettings(config, addresses.portal, surroundings),
    }),
  };
}
