import type { RequestLinkBody, VerifyBody } from '../contracts';

/**
 * Where this browser keeps its `code_verifier` (RFC 7636) between asking and signing in. `localStorage` is one: a mailed
 * link opens in a new tab, which sees nothing of `sessionStorage`. So is React Native's AsyncStorage, or a cookie of yours.
 */
export interface CodeVerifierStorage {
  getItem(key: string): string | null | Promise<string | null>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

export interface CodeVerifiers {
  /** Adds a challenge, unless the caller has made one or nothing can be kept here. */
  bind(request: RequestLinkBody): Promise<RequestLinkBody>;
  /** Adds the verifier that this browser keeps, if any. */
  prove(proof: VerifyBody): Promise<VerifyBody>;
  /** After a sign-in: the next one gets another verifier. */
  forget(): Promise<void>;
}

const KEY = 'magic-link.codeVerifier';
/** RFC 7636 section 4.1. */
const VERIFIER = /^[\w.~-]{43,128}$/;

/**
 * One verifier for all requests until a sign-in succeeds: the callback does not know which of several mails was
 * opened, and a renewed link keeps the challenge of its first request. Where nothing can be kept or hashed (storage is
 * blocked, plain http), the request goes without: a server that insists on a challenge says so, any other is content.
 */
export function createCodeVerifiers(storage: CodeVerifierStorage | undefined): CodeVerifiers {
  const kept = async (): Promise<string | undefined> => {
    const verifier = await storage?.getItem(KEY);
    return verifier && VERIFIER.test(verifier) ? verifier : undefined;
  };

  /** Read back, so that only what is really kept is ever promised, and two tabs agree. */
  const keptOrNew = async (): Promise<string | undefined> => {
    if (!storage || (await kept())) return kept();
    await storage.setItem(KEY, base64Url(crypto.getRandomValues(new Uint8Array(32))));
    return kept();
  };

  return {
    async bind(request) {
      if (request.codeChallenge !== undefined) return request;
      const codeChallenge = await orNothing(async () => {
        const verifier = await keptOrNew();
        return verifier && challengeOf(verifier);
      });
      return codeChallenge ? { ...request, codeChallenge, codeChallengeMethod: 'S256' } : request;
    },

    async prove(proof) {
      const codeVerifier = await orNothing(kept);
      return codeVerifier ? { ...proof, codeVerifier } : proof;
    },

    async forget() {
      await orNothing(async () => {
        await storage?.removeItem(KEY);
      });
    },
  };
}

/** RFC 7636 section 4.2. */
async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(hash));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

/** A storage that throws (blocked, full) and a browser without `crypto.subtle` keep nobody from signing in. */
async function orNothing<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
