/** What the visitor came back with: one proof, as `POST /verify` takes it. */
export type Arrival = { handoff: string } | { token: string };

/** What of a browser is used here; a server has neither. `URL`, which both have, keeps this from being a weak type. */
interface BrowserGlobals {
  URL: unknown;
  location?: { href: string };
  history?: { state: unknown; replaceState(state: unknown, unused: string, url: string): void };
}

/** Asked at each call rather than once: a test or a server framework may bring them later. */
const browser = (): BrowserGlobals => globalThis;

interface AddressParts {
  fragment: URLSearchParams;
  query: URLSearchParams;
}

/**
 * Tells what the address holds, without touching it. On `'token'` (links that land on the portal itself) ask for a
 * click before `completeSignIn`: mail scanners open pages and run their scripts, and would use the link up.
 */
export function arrivalKind(location?: URL | string): 'handoff' | 'token' | undefined {
  const arrival = readArrival(location);
  if (!arrival) return undefined;
  return 'handoff' in arrival ? 'handoff' : 'token';
}

/** Reads the handoff from fragment or query. A token is taken from the fragment only: queries end in access logs. */
export function readArrival(location?: URL | string): Arrival | undefined {
  const url = parseAddress(location ?? currentAddress());
  if (!url) return undefined;
  const { fragment, query } = partsOf(url);
  const handoff = fragment.get('handoff') || query.get('handoff');
  if (handoff) return { handoff };
  const token = fragment.get('token');
  return token ? { token } : undefined;
}

/** Takes the proof out of the address bar and thereby out of the history. Does nothing outside of a browser. */
export function forgetArrival(): void {
  const url = parseAddress(currentAddress());
  const { history } = browser();
  if (!url || !readArrival(url) || !history) return;
  const { fragment, query } = partsOf(url);
  fragment.delete('handoff');
  fragment.delete('token');
  query.delete('handoff');
  url.hash = fragment.toString();
  url.search = query.toString();
  history.replaceState(history.state, '', url.href);
}

function partsOf(url: URL): AddressParts {
  return { fragment: new URLSearchParams(url.hash.slice(1)), query: new URLSearchParams(url.search) };
}

function currentAddress(): string | undefined {
  return browser().location?.href;
}

/** A server passes `request.url`, which is a path: any base does, since only query and fragment are read. */
function parseAddress(address: URL | string | undefined): URL | undefined {
  if (address === undefined) return undefined;
  try {
    return new URL(address, 'http://localhost');
  } catch {
    return undefined;
  }
}
