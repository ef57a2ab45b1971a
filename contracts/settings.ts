import type { Ceilings, InputProblem } from './policies';

/** `GET` and `PUT /magic-link/settings`: what may be set in the panel as well as in `config/plugins`, named as there. */

export const IP_PRIVACY = ['truncated', 'full', 'hashed', 'none'] as const;
export type IpPrivacy = (typeof IP_PRIVACY)[number];

export const ACCOUNT_CREATIONS = ['closed', 'invited', 'open'] as const;
export type AccountCreation = (typeof ACCOUNT_CREATIONS)[number];

/** So many within so many seconds. */
export interface LimitSetting {
  points: number;
  windowSeconds: number;
}

/** What has several costs pays them in this order. */
export const LIMIT_NAMES = [
  'requestsPerNetwork',
  'requestsInTotal',
  'requestsPerAddress',
  'failedProofsPerNetwork',
  'codeFailuresPerAddress',
  'codeFailuresPerNetwork',
  'codeFailuresInTotal',
  'invitationsPerEditor',
  'invitationsInTotal',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export interface SettingsValues {
  /** As mails and pages call the portal; 1 to 200 characters, of which 60 are shown. */
  portal: { name: string };
  /** Of buttons and links in mails and on our pages: `#` and six hexadecimal digits. Made readable by itself where it would not be. */
  mail: { accentColor: string };
  /** Who may get an account, and roles (types) that nobody gets by mail alone. */
  accounts: { creation: AccountCreation; deniedRoles: string[] };
  invitations: { importedRowsPerDay: number };
  limits: Record<LimitName, LimitSetting>;
  retention: { auditDays: number; recordsDays: number; guestAccountsDays: number };
  privacy: { ipAddresses: IpPrivacy };
}

/** What only files say: origin, secrets and mail server never come from the panel. Nothing secret in it. */
export interface FileSettings {
  publicUrl: string;
  portal: { url: string; callback: string; allowedRedirects: string[] };
  links: { landing: 'hosted' | 'portal'; handoffDelivery: 'fragment' | 'query' };
  mail: {
    from: string | null;
    replyTo: string | null;
    /** Host of an own mail server, or the provider of Strapi's email plugin. */ sentBy: string;
  };
  /** How many secrets verify links; 0: derived from `server.app.keys`. */
  secrets: number;
  invitations: { copyLink: boolean; milestones: string[] };
  documents: { paths: Record<string, string> };
  /** Where limits are counted. */
  counters: 'database' | 'redis';
  ceilings: Ceilings;
}

export interface Settings {
  values: SettingsValues;
  /** What they would be without the panel's changes. */
  defaults: SettingsValues;
  /** Paths of single values that `config/plugins` fixes, such as `accounts.creation` or `limits.requestsInTotal.points`. */
  locked: string[];
  fixed: FileSettings;
  /** To be sent back with a change. */
  version: number;
}

/** Merged; an unknown key is refused. */
export type ChangeSettingsBody = { version: number } & {
  [Group in keyof SettingsValues]?: DeepPartial<SettingsValues[Group]>;
};

type DeepPartial<T> = T extends unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** `error.details`: with `problems` for `invalid_input`, with `paths` for `setting_locked`. */
export const SETTINGS_ERROR_CODES = ['invalid_input', 'setting_locked', 'settings_changed'] as const;
export type SettingsErrorCode = (typeof SETTINGS_ERROR_CODES)[number];
export interface SettingsErrorDetails {
  code: SettingsErrorCode;
  problems?: InputProblem[];
  paths?: string[];
}
