import type { Keyring } from '../domain/keyring';
import { createTraffic } from '../sign-in';
import { createCounters } from '../strapi/counters';
import { liveView } from '../strapi/live-view';
import type { Ground } from './ground';
import type { Rules } from './rules';

export type Requests = ReturnType<typeof composeRequests>;

/** What a request from outside is held against: how many there were, where it comes from and where it may lead. */
export function composeRequests({ strapi, config, keyring, clock, today, addresses }: Ground & Rules) {
  const counters = createCounters(
    strapi,
    { limits: liveView(() => today().limits), redis: config.redis },
    clock,
  );
  const networkKey = currentKey(keyring, 'network');
  const { portal } = addresses;
  const redirectRules = { portalUrl: portal.url, allowedRedirects: portal.allowedRedirects };
  return {
    counters,
    traffic: createTraffic({ ...counters, networkKey: currentKey(keyring, 'address') }),
    networkPrivacy: liveView(() => ({ ...today().privacy, hashKey: networkKey })),
    redirectRules,
    targetRules: { ...redirectRules, documentPaths: config.documents.paths },
  };
}

/** Networks are counted and hashed under the current secret: after a rotation counters and hashes begin anew. */
function currentKey(keyring: Keyring, use: 'address' | 'network'): Buffer {
  const key = keyring.key(keyring.currentKid, use);
  if (!key) throw new Error(`The current secret has no ${use} key.`);
  return key;
}
