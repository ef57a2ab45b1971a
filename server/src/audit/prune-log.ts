import { checkpointMac } from '../domain/chain';
import type { ChainStore } from '../domain/chain-ports';
import type { Keyring } from '../domain/keyring';
import type { Transaction } from '../domain/ports';

export interface CheckpointsDeps {
  chain: ChainStore;
  keyring: Keyring;
  transaction: Transaction;
}

/** Few, since on SQLite everybody waits for the transaction. */
const PORTION = 200;

/** Retention: old lines go, from the first on, and a checkpoint vouches that it was us who removed them. */
export function createCheckpoints({ chain, keyring, transaction }: CheckpointsDeps) {
  return {
    /** Removes a portion of the lines before `beforeMs`. Resolves with how many went. */
    pruneOnce: (beforeMs: number): Promise<number> =>
      transaction(async () => {
        await chain.lockHead();
        const last = await chain.lastOlderThan(beforeMs, PORTION);
        if (!last) return 0;
        const kid = keyring.currentKid;
        const key = keyring.key(kid, 'auditChain');
        if (!key) throw new Error('The current secret has no key for the chain of the log.');
        return chain.prune({ ...last, kid, mac: checkpointMac(key, last) });
      }),
  };
}
