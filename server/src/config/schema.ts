import { z } from 'zod';
import { ACCOUNT_CREATIONS, IP_PRIVACY } from '../../../contracts';
import { BUDGETS, type BudgetName } from '../domain/budget';
import { isDocumentPath } from '../domain/document';
import { says } from '../domain/input-problems';
import { parseDomainRule } from '../domain/mail-domain';

/** Each says what to write instead; zod's own words would name types only. */
const IS_NO_REDIS = { error: 'must be the address of a Redis, such as redis://127.0.0.1:6379' };
const IS_NO_GROUP = { error: 'must be a group of options in braces: { … }' };
const IS_NO_LIST = { error: 'must be a list in brackets: [ … ]' };
const IS_NO_SWITCH = { error: 'must be true or false' };
const IS_NO_WEB_ADDRESS = {
  error:
    'must be an http(s) address without a wildcard, user, query or fragment, such as https://portal.example',
};
const IS_NO_PATH = { error: 'must be a path that starts with one slash, such as /callback' };
const IS_NO_HEADER_TEXT = says('text_length', 'must be 1 to 200 characters on one line', { max: 200 });
const IS_NO_SECRET = { error: 'is missing or no text; make one with: npx strapi-magic-link secret' };
const IS_NO_MAIL_SERVER = { error: 'must name the mail server, such as smtp.example' };
const IS_NO_DOMAIN = says(
  'not_a_domain',
  'must be a mail domain, such as client.example, or *.client.example for all below it',
);
const IS_NO_CREATION = { error: 'must be "closed", "invited" or "open"' };
const IS_NO_ROLE = { error: 'must be the type of a Users & Permissions role, such as authenticated' };
const IS_NO_ROLE_CODE = { error: 'must be the code of a role of the panel, such as strapi-editor' };
const IS_NO_COUNT = says('number_range', 'must be a whole number from 1 to 1,000,000', {
  min: 1,
  max: 1_000_000,
});
const IS_NO_MILESTONE = { error: 'must be 1 to 40 small letters, digits and dashes, such as first-upload' };
const IS_NO_UID = {
  error: 'must be named by the uid of a content type, such as api::review-packet.review-packet',
};
const IS_NO_DOCUMENT_PATH = {
  error: 'must be a path of the portal with {documentId} in it, such as /packets/{documentId}',
};
const IS_NO_COLOR = says('not_a_color', 'must be # and six hexadecimal digits, such as #1c4f91');
const IS_NO_PORT = { error: 'must be a number from 1 to 65535, such as 587' };

/** A web address without user, query or fragment: what portal and redirects are configured with. */
const webAddress = z.string(IS_NO_WEB_ADDRESS).refine(isWebAddress, IS_NO_WEB_ADDRESS);

function isWebAddress(text: string): boolean {
  // Paths are put behind it as it is: URL would forgive blanks, backslashes and an empty query or fragment.
  if (/[*?#\\\s]/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return !url.username && !url.password && (url.protocol === 'https:' || url.protocol === 'http:');
}

const path = z.string(IS_NO_PATH).regex(/^\/(?!\/)[^\s\\?#]*$/, IS_NO_PATH);

const seconds = (min: number, max: number) =>
  z
    .int({ error: 'must be a whole number of seconds' })
    .min(min, says('seconds_min', `must be at least ${min} seconds`, { seconds: min }))
    .max(max, says('seconds_max', `must be at most ${max} seconds`, { seconds: max }));

const days = (min: number, max: number) => {
  const isNone = says('days_range', `must be a whole number of days, ${min} to ${max}`, { min, max });
  return z.int(isNone).min(min, isNone).max(max, isNone);
};

const count = z.int(IS_NO_COUNT).min(1, IS_NO_COUNT).max(1_000_000, IS_NO_COUNT);

/** Nobody can type these into a header: RFC 5322 section 2.2 forbids CR and LF in a field body. */
const headerText = z.string(IS_NO_HEADER_TEXT).regex(/^[^\p{Cc}]{1,200}$/u, IS_NO_HEADER_TEXT);

const portal = z.strictObject(
  {
    name: headerText,
    url: webAddress.optional(),
    callback: path,
    allowedRedirects: z.array(webAddress, IS_NO_LIST),
  },
  IS_NO_GROUP,
);

const links = z.strictObject(
  {
    landing: z.enum(['hosted', 'portal'], { error: 'must be "hosted" or "portal"' }),
    handoffDelivery: z.enum(['fragment', 'query'], { error: 'must be "fragment" or "query"' }),
  },
  IS_NO_GROUP,
);

/** Kept in the form that addresses are compared in. */
const domainRule = z.string(IS_NO_DOMAIN).transform((typed, context) => {
  const rule = parseDomainRule(typed);
  if (rule === undefined) context.addIssue(IS_NO_DOMAIN.error);
  return rule ?? z.NEVER;
});

const rules = {
  sessionLifetimeSeconds: seconds(60, 365 * 86_400).nullable(),
  allowedDomains: z.array(domainRule, IS_NO_LIST),
  refusedDomains: z.array(domainRule, IS_NO_LIST),
};

export const signInPolicy = z.strictObject(
  {
    ...rules,
    linkLifetimeSeconds: seconds(60, 86_400),
    offerCode: z.boolean(IS_NO_SWITCH),
    requireSameBrowser: z.boolean(IS_NO_SWITCH),
    resendAfterSeconds: seconds(1, 3_600),
  },
  IS_NO_GROUP,
);

const DAY = 86_400;
const roleCode = z.string(IS_NO_ROLE_CODE).min(1, IS_NO_ROLE_CODE);
const roleType = z.string(IS_NO_ROLE).min(1, IS_NO_ROLE);

export const invitationPolicy = z.strictObject(
  {
    ...rules,
    linkLifetimeSeconds: seconds(60, 30 * DAY),
    maxLinkLifetimeSeconds: seconds(60, 30 * DAY),
    resendAfterSeconds: seconds(0, DAY),
    invitationLifetimeSeconds: seconds(60, 90 * DAY),
    allowedRoles: z.array(roleType, IS_NO_LIST),
    inviterPanelRoles: z.array(roleCode, IS_NO_LIST),
    inviterUserRoles: z.array(roleType, IS_NO_LIST),
    inviterApiTokens: z.boolean(IS_NO_SWITCH),
    reminderDays: z.array(days(1, 90), IS_NO_LIST),
    accessDurationSeconds: seconds(60, 366 * DAY).nullable(),
    warnBeforeEndSeconds: seconds(0, 30 * DAY),
    warnGuest: z.boolean(IS_NO_SWITCH),
  },
  IS_NO_GROUP,
);

/** Seconds, or null for no ceiling. */
const ceilings = z.strictObject(
  {
    linkLifetimeSeconds: seconds(60, 30 * DAY).nullable(),
    invitationLifetimeSeconds: seconds(60, 90 * DAY).nullable(),
    sessionLifetimeSeconds: seconds(60, 365 * DAY).nullable(),
    accessDurationSeconds: seconds(60, 366 * DAY).nullable(),
  },
  IS_NO_GROUP,
);

const mail = z.strictObject(
  {
    from: headerText.optional(),
    replyTo: headerText.optional(),
    accentColor: z.string(IS_NO_COLOR).regex(/^#[0-9a-f]{6}$/i, IS_NO_COLOR),
  },
  IS_NO_GROUP,
);

/** nodemailer's own options; what it does not know it ignores, so only the essential is checked. */
const smtp = z.looseObject(
  {
    host: z.string(IS_NO_MAIL_SERVER).min(1, IS_NO_MAIL_SERVER),
    port: z.int(IS_NO_PORT).min(1, IS_NO_PORT).max(65_535, IS_NO_PORT).optional(),
    secure: z.boolean(IS_NO_SWITCH).optional(),
  },
  IS_NO_GROUP,
);

const budget = z.strictObject(
  {
    points: count,
    windowSeconds: seconds(1, 7 * 86_400),
  },
  IS_NO_GROUP,
);

const limits = z.strictObject(
  Object.fromEntries(BUDGETS.map((name) => [name, budget])) as Record<BudgetName, typeof budget>,
  IS_NO_GROUP,
);

const accounts = z.strictObject(
  {
    creation: z.enum(ACCOUNT_CREATIONS, IS_NO_CREATION),
    deniedRoles: z.array(roleType, IS_NO_LIST),
    trustCreatedBefore: z.iso
      .datetime({ offset: true, error: 'must be a moment such as 2026-01-31T00:00:00Z' })
      .optional(),
  },
  IS_NO_GROUP,
);

const invitations = z.strictObject(
  {
    copyLink: z.boolean(IS_NO_SWITCH),
    milestones: z.array(z.string(IS_NO_MILESTONE).regex(/^[a-z0-9-]{1,40}$/, IS_NO_MILESTONE), IS_NO_LIST),
    importedRowsPerDay: count,
  },
  IS_NO_GROUP,
);

const documents = z.strictObject(
  {
    paths: z.record(
      z.string().regex(/^(?:api|plugin)::[\w-]+\.[\w-]+$/, IS_NO_UID),
      z.string(IS_NO_DOCUMENT_PATH).refine(isDocumentPath, IS_NO_DOCUMENT_PATH),
      IS_NO_GROUP,
    ),
  },
  IS_NO_GROUP,
);

const redis = z.strictObject({ url: z.string(IS_NO_REDIS).regex(/^rediss?:\/\//, IS_NO_REDIS) }, IS_NO_GROUP);

const privacy = z.strictObject(
  { ipAddresses: z.enum(IP_PRIVACY, { error: 'must be "truncated", "full", "hashed" or "none"' }) },
  IS_NO_GROUP,
);

/** Links may be renewed for 30 days after their end. */
const retention = z.strictObject(
  { auditDays: days(30, 3_650), recordsDays: days(31, 3_650), guestAccountsDays: days(1, 3_650) },
  IS_NO_GROUP,
);

export const configSchema = z.strictObject(
  {
    portal,
    links,
    secrets: z.array(z.string(IS_NO_SECRET), IS_NO_LIST),
    policies: z.strictObject(
      {
        'sign-in': signInPolicy,
        invitation: invitationPolicy,
        document: invitationPolicy,
        guest: invitationPolicy,
      },
      IS_NO_GROUP,
    ),
    ceilings,
    invitations,
    documents,
    mail,
    smtp: smtp.optional(),
    accounts,
    limits,
    privacy,
    retention,
    redis: redis.optional(),
  },
  IS_NO_GROUP,
);

/** What the panel may say: any of these, and nothing else. */
export const panelSchema = z
  .strictObject(
    {
      portal: portal.pick({ name: true }).partial(),
      mail: mail.pick({ accentColor: true }).partial(),
      accounts: accounts.pick({ creation: true, deniedRoles: true }).partial(),
      invitations: invitations.pick({ importedRowsPerDay: true }).partial(),
      limits: z.strictObject(
        Object.fromEntries(BUDGETS.map((name) => [name, budget.partial().optional()])) as Record<
          BudgetName,
          z.ZodOptional<ReturnType<typeof budget.partial>>
        >,
        IS_NO_GROUP,
      ),
      retention: retention.partial(),
      privacy: privacy.partial(),
    },
    IS_NO_GROUP,
  )
  .partial();

/** The configuration as the plugin uses it: every default filled in. */
export type MagicLinkConfig = z.infer<typeof configSchema>;
