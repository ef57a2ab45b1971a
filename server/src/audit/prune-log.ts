import { checkpointMac, GENESIS, type ChainHead } from '../domain/chain';
import type { ChainStore } from '../domain/chain-ports';
import type { Keyring } from '../domain/keyring';
import type { Transaction } from '../domain/ports';
import { createChainKeys } from './chain-keys';
import { problemOf } from './line-problem';

export interface CheckpointsDeps {
  chain: ChainStore;
  keyring: Keyring;
  transaction: Transaction;
}

/** Few, since on SQLite everybody waits for the transaction. */
const PORTION = 200;

/** Retention: old lines go, from the first on, and a checkpoint vouches that it was us who removed them. */
export function createCheckpoints({ chain, keyring, transaction }: CheckpointsDeps) {
  const keys = createChainKeys({ chain, keyring });
  /** Found to be old, whatever became of them since. */
  let oldUpTo = 0;

  /**
   * The number of the last line before which every line is old; 0 for none. Only the time of a seal that fits counts: else
   * whoever writes old times into lines, or adds one of an old time, would have them removed, and vouched for. Lines are
   * sealed in turn, so what does not fit, its key being lost, is old when it stands before an old one that does.
   */
  async function findOld(start: ChainHead, beforeMs: number): Promise<number> {
    const keyOf = await keys.load();
    const head = await chain.head();
    let last = start;
    for (;;) {
      const lines = await chain.linesAfter(last.seq, head.seq, PORTION);
      let old = 0;
      for (const stored of lines) {
        const fits = problemOf(stored, last, keyOf) === undefined;
        last = { seq: stored.line.seq, seal: stored.seal };
        if (!fits) continue;
        if (stored.line.sealedAtMs >= beforeMs) return old;
        old = last.seq;
      }
      if (old > 0 || lines.length === 0) return old;
    }
  }

  async function removePortion(): Promise<number> {
    await chain.lockHead();
    const start = (await chain.checkpoint()) ?? GENESIS;
    const last = (await chain.linesAfter(start.seq, oldUpTo, PORTION)).at(-1);
    if (!last) return 0;
    const kid = keyring.currentKid;
    const key = keyring.key(kid, 'auditChain');
    if (!key) throw new Error('The current secret has no key for the chain of the log.');
    const place = { seq: last.line.seq, seal: last.seal };
    return chain.prune({ ...place, kid, mac: checkpointMac(key, place) });
  }

  return {
    /** Removes a portion of the lines before `beforeMs`. Resolves with how many went. */
    async pruneOnce(beforeMs: number): Promise<number> {
      const start = (await chain.checkpoint()) ?? GENESIS;
      if (oldUpTo <= start.seq) oldUpTo = await findOld(start, beforeMs);
      if (oldUpTo <= start.seq) return 0;
      const removed = await transaction(removePortion);
      // Somebody else was faster, or took the lines away: looked at anew.
      if (removed === 0) oldUpTo = 0;
      return removed;
    },
  };
}
