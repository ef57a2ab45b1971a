import type { ChainStore } from '../domain/chain-ports';
import type { Keyring } from '../domain/keyring';
import { unwrapKey, wrapKey } from '../domain/wrapped-key';

/** The chain's key of a secret by its `kid`; undefined for one that nobody can know any more. */
export type KeyOf = (kid: string) => Buffer | undefined;

export interface ChainKeysDeps {
  chain: Pick<ChainStore, 'wrappedKeys' | 'keepKey'>;
  keyring: Keyring;
}

/**
 * The keys of lines that were sealed before a secret was retired. While a secret still stands behind the current one, its
 * chain key is kept in the database, readable with the current one only: so the log stays provable after the rotation.
 */
export function createChainKeys({ chain, keyring }: ChainKeysDeps) {
  async function load(): Promise<KeyOf> {
    const known = new Map<string, Buffer>();
    for (const { kid, by, wrapped } of await chain.wrappedKeys()) {
      const wrapping = keyring.key(by, 'auditKeys');
      const key = wrapping && unwrapKey(wrapped, kid, wrapping);
      if (key) known.set(kid, key);
    }
    return (kid) => keyring.key(kid, 'auditChain') ?? known.get(kid);
  }

  /** To be called at the start. */
  async function keepOldOnes(): Promise<void> {
    const by = keyring.currentKid;
    const wrapping = keyring.key(by, 'auditKeys');
    if (!wrapping) return;
    const kept = await chain.wrappedKeys();
    const keyOf = await load();
    const old = new Set([...keyring.kids, ...kept.map(({ kid }) => kid)].filter((kid) => kid !== by));
    for (const kid of old) {
      const key = keyOf(kid);
      const isKept = kept.some((each) => each.kid === kid && each.by === by);
      if (key && !isKept) await chain.keepKey({ kid, by, wrapped: wrapKey(key, kid, wrapping) });
    }
  }

  return { load, keepOldOnes };
}
