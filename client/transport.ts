import { type Failure, failed } from './outcomes';
import type { Answer } from './refusals';

export type Fetch = typeof globalThis.fetch;

export interface Transport {
  /** Resolves with whatever the server answered, or with `network_error`; never rejects. */
  post(path: string, body: object, jwt?: string): Promise<Answer | Failure>;
}

export function createTransport(baseUrl: string, fetch: Fetch, timeoutSeconds: number): Transport {
  return {
    async post(path, body, jwt) {
      try {
        const response = await fetch(`${baseUrl}${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...(jwt && { Authorization: `Bearer ${jwt}` }) },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(timeoutSeconds * 1000),
        });
        return {
          status: response.status,
          body: parseJson(await response.text()),
          retryAfter: response.headers.get('Retry-After'),
        };
      } catch (cause) {
        return failed({ code: 'network_error', message: 'The server could not be reached', cause });
      }
    },
  };
}

/** An answer that is no JSON (a proxy's page) is a value too: undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
