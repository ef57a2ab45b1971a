import type { RequestLinkResult, VerifyResult } from '../../../contracts';
import type { App, AppOptions } from './app';
import { startApp } from './app';
import { startInbox, type Inbox, type ReceivedMail } from './inbox';

export const ANA = 'ana@client.example';
export const BEN = 'ben@client.example';
export const PORTAL_URL = 'http://portal.example:5173';

/** An app with two clients, its mail going to an inbox of its own over real SMTP. */
export async function startPortal(options: AppOptions = {}): Promise<{ app: App; inbox: Inbox }> {
  const inbox = await startInbox();
  const app = await startApp({
    clients: [{ email: ANA }, { email: BEN }],
    ...options,
    magicLink: magicLinkConfig(inbox, options.magicLink),
  });
  return { app, inbox };
}

const plenty = { points: 10_000, windowSeconds: 60 };

/** Tests of other things ask more often than a person would. */
const GENEROUS_LIMITS = {
  requestsPerAddress: plenty,
  requestsPerNetwork: plenty,
  requestsInTotal: plenty,
  failedProofsPerNetwork: plenty,
  codeFailuresPerAddress: plenty,
  codeFailuresPerNetwork: plenty,
  codeFailuresInTotal: plenty,
  invitationsPerEditor: plenty,
  invitationsInTotal: plenty,
};

export function magicLinkConfig(inbox: Pick<Inbox, 'port'>, more: Record<string, unknown> = {}) {
  return {
    portal: { name: 'Northwind', url: PORTAL_URL },
    mail: { from: 'Northwind <hello@northwind.example>' },
    limits: GENEROUS_LIMITS,
    smtp: { host: '127.0.0.1', port: inbox.port, ignoreTLS: true },
    ...more,
  };
}

/** Asks for a link and gives back the answer's data. Throws for anything but a 202. */
export async function requestLink(
  app: App,
  email: string,
  more: Record<string, unknown> = {},
): Promise<RequestLinkResult> {
  const response = await app.post('/api/magic-link/request', { email, ...more });
  if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { data: RequestLinkResult }).data;
}

/** Asks for a link and waits for its mail. */
export async function requestMail(
  app: App,
  inbox: Inbox,
  email: string,
  more: Record<string, unknown> = {},
): Promise<{ requested: RequestLinkResult; mail: ReceivedMail }> {
  const before = inbox.mailsTo(email).length;
  const requested = await requestLink(app, email, more);
  return { requested, mail: await inbox.mailTo(email, before + 1) };
}

export const verify = (app: App, proof: Record<string, unknown>) => app.post('/api/magic-link/verify', proof);

export async function sessionIn(response: Response): Promise<VerifyResult> {
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as VerifyResult;
}

/** Status and stable code of a refusal. */
export async function refusalIn(response: Response): Promise<{ status: number; code: string | undefined }> {
  const body = (await response.json()) as { error?: { details?: { code?: string } } };
  return { status: response.status, code: body.error?.details?.code };
}

export const codeOf = async (response: Response) => (await refusalIn(response)).code;
