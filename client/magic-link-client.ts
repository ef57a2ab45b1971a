import type { RequestLinkBody, VerifyBody } from '../contracts';
import { forgetArrival, readArrival } from './arrival';
import { type CodeVerifierStorage, type CodeVerifiers, createCodeVerifiers } from './code-verifier';
import { type Outcome, failed } from './outcomes';
import { type Answer, refusalFrom } from './refusals';
import {
  type CompletedSignIn,
  type EndedSession,
  type MagicLinkSession,
  type RequestedLink,
  parseCompletedSignIn,
  parseRequestedLink,
} from './results';
import { type Fetch, type Transport, createTransport } from './transport';

export interface MagicLinkClientOptions {
  /** Strapi's address, for example `https://cms.example`. */
  url: string;
  /** Strapi's `api.rest.prefix`. @default '/api' */
  apiPrefix?: string;
  /** Your own fetch, for instance with tracing. @default globalThis.fetch */
  fetch?: Fetch;
  /** How long to wait for an answer before `network_error`. @default 20 */
  timeoutSeconds?: number;
  /**
   * Binds each request to this browser by a code challenge (PKCE, RFC 7636); the verifier is kept here, such as in
   * `localStorage`. Then links and codes work in this browser only. @default none: they work in any
   */
  codeVerifierStorage?: CodeVerifierStorage;
}

export interface MagicLinkClient {
  /** Asks for a mail with a link and a code. The answer is the same whether or not the address is known. */
  requestLink(request: RequestLinkBody): Promise<Outcome<RequestedLink>>;
  /**
   * Signs in with what the visitor's address holds, after taking it out of the address bar.
   * @param location where to read from; in browsers the current page. A server passes its request's URL.
   */
  completeSignIn(location?: URL | string): Promise<Outcome<CompletedSignIn>>;
  /** Signs in with the six digits of the mail. Spaces and dashes in the code do not matter. */
  verifyCode(proof: { requestId: string; code: string }): Promise<Outcome<CompletedSignIn>>;
  /** Ends the session in Strapi where it keeps one. Forget the JWT yourself, whatever the outcome. */
  signOut(session: MagicLinkSession): Promise<Outcome<EndedSession>>;
}

/** What the calls share: the way to the server, and what this browser keeps. */
interface Connection {
  transport: Transport;
  codeVerifiers: CodeVerifiers;
}

export function createMagicLinkClient(options: MagicLinkClientOptions): MagicLinkClient {
  const transport = openTransport(options);
  const connection = { transport, codeVerifiers: createCodeVerifiers(options.codeVerifierStorage) };
  const completeSignIn = shareWhileRunning((location?: URL | string) =>
    signInOnArrival(connection, location),
  );
  return {
    requestLink: (request) => requestLink(connection, request),
    completeSignIn,
    verifyCode: ({ requestId, code }) => verify(connection, { requestId, code: digitsOf(code) }),
    signOut: (session) => signOut(transport, session),
  };
}

function openTransport({
  url,
  apiPrefix = '/api',
  fetch,
  timeoutSeconds = 20,
}: MagicLinkClientOptions): Transport {
  // Looked up at each call, and called as the global: browsers refuse a fetch that was cut off from its window.
  const fetchNow: Fetch = fetch ?? ((input, init) => globalThis.fetch(input, init));
  return createTransport(url.replace(/\/+$/, '') + apiPrefix, fetchNow, timeoutSeconds);
}

async function requestLink(
  { transport, codeVerifiers }: Connection,
  request: RequestLinkBody,
): Promise<Outcome<RequestedLink>> {
  const answer = await transport.post('/magic-link/request', await codeVerifiers.bind(request));
  if ('ok' in answer) return answer;
  const link = isSuccess(answer) ? parseRequestedLink(answer.body) : undefined;
  return link ? { ok: true, ...link } : refusalFrom(answer);
}

async function signInOnArrival(
  connection: Connection,
  location: URL | string | undefined,
): Promise<Outcome<CompletedSignIn>> {
  const arrival = readArrival(location);
  if (!arrival)
    return failed({ code: 'no_handoff', message: 'There is nothing to sign in with in this address' });
  // Before the call: a proof that waits in the address bar is kept by history, screenshots and crash reports.
  forgetArrival();
  return verify(connection, arrival);
}

async function verify(
  { transport, codeVerifiers }: Connection,
  proof: VerifyBody,
): Promise<Outcome<CompletedSignIn>> {
  const answer = await transport.post('/magic-link/verify', await codeVerifiers.prove(proof));
  if ('ok' in answer) return answer;
  const completed = isSuccess(answer) ? parseCompletedSignIn(answer.body) : undefined;
  if (!completed) return refusalFrom(answer);
  await codeVerifiers.forget();
  return { ok: true, ...completed };
}

/** 404 and 400: legacy mode has no such route. 403: the role may not. 401: the session is over already. */
const NOTHING_TO_END = [400, 403, 404];

async function signOut(transport: Transport, { jwt }: MagicLinkSession): Promise<Outcome<EndedSession>> {
  const answer = await transport.post('/auth/logout', {}, jwt);
  if ('ok' in answer) return answer;
  if (isSuccess(answer) || answer.status === 401) return { ok: true, endedOnServer: true };
  return NOTHING_TO_END.includes(answer.status) ? { ok: true, endedOnServer: false } : refusalFrom(answer);
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

function digitsOf(code: string): string {
  return code.replace(/[\s\p{Pd}]/gu, '');
}

/**
 * React's strict mode runs effects twice. The second call would find the address bar emptied by the first and
 * report `no_handoff`; it gets the running call's answer instead.
 */
function shareWhileRunning<Result>(
  run: (location?: URL | string) => Promise<Result>,
): (location?: URL | string) => Promise<Result> {
  let running: Promise<Result> | undefined;
  return (location) => {
    if (location !== undefined) return run(location);
    running ??= run().finally(() => (running = undefined));
    return running;
  };
}
