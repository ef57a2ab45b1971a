import type { InvitationDetails, InvitationRecord } from '../../../contracts';
import { openPage, pressButton, sendForm } from '../hosted-page.mjs';
import { type Mail, linkIn, takeMail } from '../inbox.mjs';
import type { StageOptions } from '../stage.mjs';
import { expect } from '../steps.mjs';
import { createVisitor } from '../visitor.mjs';
import { type AccountManager, signInAccountManager } from './account-manager.mjs';
import { type Course, DEMO_INVITATIONS, type DemoInvitation } from './demo-invitations.mjs';
import { type DemoRows, openDemoRows } from './demo-rows.mjs';

interface Urls {
  strapiUrl: string;
  portalUrl: string;
  inboxUrl: string;
}

interface Cast {
  urls: Urls;
  manager: AccountManager;
  rows: DemoRows;
}

/** Each state as its invitation shows it, once everything that the course brings is written down. */
const ENDS: Record<Course, (invitation: InvitationDetails) => boolean> = {
  waits: ({ delivery }) => delivery === 'sent',
  'is-sent-again': ({ delivery }) => delivery === 'sent',
  clicks: ({ delivery, engagement }) => delivery === 'sent' && engagement === 'clicked',
  accepts: ({ delivery, engagement }) => delivery === 'sent' && engagement === 'signed-in',
  declines: ({ delivery, lifecycle }) => delivery === 'sent' && lifecycle === 'declined',
  'is-revoked': ({ delivery, lifecycle }) => delivery === 'sent' && lifecycle === 'revoked',
  // Some servers say 5xx and mean "not now": it is given up at the third refusal, within a minute.
  'is-refused': ({ delivery }) => delivery === 'deferred' || delivery === 'failed',
};

const PATIENCE_MS = 15_000;

/**
 * Invites the demo's clients, once: the account manager and the invited do what people do, through the panel's API,
 * real mails and the hosted page. Only the past can't be done: afterwards the rows of each are moved back in time.
 */
export async function furnish(urls: Urls, { databaseFile, secrets }: StageOptions): Promise<void> {
  const rows = openDemoRows(databaseFile);
  try {
    const invited = await rows.invitedAddresses();
    const missing = DEMO_INVITATIONS.filter(({ body }) => !invited.includes(body.email));
    if (missing.length === 0 || !(await rows.hasAccountManager())) return;
    const manager = await signInAccountManager(urls.strapiUrl, secrets.DEMO_ADMIN_PASSWORD ?? '');
    await Promise.all(missing.map((each) => live(each, { urls, manager, rows })));
  } finally {
    await rows.close();
  }
}

async function live({ body, course, hoursAgo }: DemoInvitation, cast: Cast): Promise<void> {
  const invitation = await cast.manager.invite(body);
  await COURSES[course](invitation, cast);
  await waitFor(invitation, course, cast);
  await cast.rows.moveBack(invitation.documentId, hoursAgo);
  // Only after the pause that the plugin asks for between two mails.
  if (course === 'is-sent-again') await cast.manager.resend(invitation.documentId);
}

const COURSES: Record<Course, (invitation: InvitationRecord, cast: Cast) => Promise<unknown>> = {
  // Their mail stays in the inbox: whoever plays with the demo may be the client.
  waits: () => Promise.resolve(),
  // The mail server knows no such mailbox.
  'is-refused': () => Promise.resolve(),
  'is-sent-again': readMail,
  clicks: async (invitation, cast) => press(await readMail(invitation, cast)),
  accepts: async (invitation, cast) => accept(await press(await readMail(invitation, cast)), cast),
  declines: async (invitation, cast) => decline(await readMail(invitation, cast)),
  'is-revoked': async (invitation, cast) => {
    await readMail(invitation, cast);
    await cast.manager.revoke(invitation.documentId);
  },
};

function readMail({ email }: InvitationRecord, { urls }: Cast): Promise<Mail> {
  return takeMail(urls.inboxUrl, email);
}

const press = async (mail: Mail): Promise<URL> => pressButton(await openPage(linkIn(mail)));

async function accept(callback: URL, { urls }: Cast): Promise<void> {
  const outcome = await createVisitor(urls.strapiUrl, urls.portalUrl).client.completeSignIn(callback);
  expect(outcome.ok, `The invitation does not sign in at ${callback.origin}`);
}

async function decline(mail: Mail): Promise<void> {
  const link = /https?:\/\/\S+\/magic-link\/decline\?token=\S+/.exec(mail.text)?.[0];
  expect(link !== undefined, `No way to decline in the mail:\n${mail.text}`);
  const response = await sendForm(await openPage(link));
  expect(response.ok, `Declining was answered with ${response.status}`);
}

/** What was done is told in rows that are written a moment after the answer. */
async function waitFor(
  { documentId, email }: InvitationRecord,
  course: Course,
  { manager }: Cast,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!ENDS[course](await manager.details(documentId))) {
    expect(Date.now() < deadline, `The invitation of ${email} is not in the state that it should be in`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
