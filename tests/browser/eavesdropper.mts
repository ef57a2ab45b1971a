import type { BrowserContext, ConsoleMessage, Request } from 'playwright-core';

export interface SeenRequest {
  method: string;
  /** As it went over the wire: without the fragment. */
  url: string;
  /** The page that it was made for; for a navigation, the one that was left. */
  from: string;
  referer: string | undefined;
}

/** Everything that the pages of one context asked for and complained about. */
export interface Eavesdropper {
  requests(): Promise<SeenRequest[]>;
  /** Console errors, uncaught errors and violations of a content security policy. */
  complaints: string[];
  /** What 303 answers of the hosted page handed to the portal. */
  handoffs: string[];
}

/** Before a page is opened: what was said earlier is lost. */
export async function eavesdrop(context: BrowserContext): Promise<Eavesdropper> {
  const seen: Promise<SeenRequest>[] = [];
  const complaints: string[] = [];
  const handoffs: string[] = [];
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (violation) => {
      console.error(`CSP: ${violation.violatedDirective} refused ${violation.blockedURI}`);
    });
  });
  context.on('request', (request) => seen.push(describe(request)));
  context.on('response', (response) => {
    const handoff = /handoff=([\w-]+)/.exec(response.headers().location ?? '')?.[1];
    if (handoff) handoffs.push(handoff);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(wordsOf(message));
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  return { requests: () => Promise.all(seen), complaints, handoffs };
}

async function describe(request: Request): Promise<SeenRequest> {
  const from = pageOf(request);
  // As sent; what the browser still holds when it closes is told as it was meant to be sent.
  const headers = await request.allHeaders().catch(() => request.headers());
  const url = new URL(request.url());
  url.hash = '';
  return { method: request.method(), url: url.href, from, referer: headers.referer };
}

/** A navigation has no frame yet when it is asked for. */
function pageOf(request: Request): string {
  try {
    return request.frame().url();
  } catch {
    return '';
  }
}

function wordsOf(message: ConsoleMessage): string {
  const [address = ''] = message.location().url.split('?');
  return `${message.text()} (${address})`;
}
