import { createHmac } from 'node:crypto';
import type { Spending } from '../domain/budget';
import type { Limiter } from '../domain/ports';

const ALL = 'all';

export interface TrafficDeps {
  limiter: Limiter;
  /** Counts in memory: what costs a forger nothing must cost us no query. */
  memoryLimiter: Limiter;
  /** Keeps networks out of the counters' table. */
  networkKey: Buffer;
}

/** Who may still ask, and try. Each budget is one counter; none is touched inside a transaction. */
export function createTraffic({ limiter, memoryLimiter, networkKey }: TrafficDeps) {
  const keyOf = (network: string) => createHmac('sha256', networkKey).update(network).digest('hex');

  /** What a code attempt is counted against, beside its own request. */
  const codeKeys = (addressKey: string, network: string) =>
    [
      ['codeFailuresPerAddress', addressKey],
      ['codeFailuresPerNetwork', keyOf(network)],
      ['codeFailuresInTotal', ALL],
    ] as const;

  return {
    /** Counts a request against its network and the installation. */
    async admitRequest(network: string): Promise<Spending> {
      const byNetwork = await limiter.spend('requestsPerNetwork', keyOf(network));
      return byNetwork.kind === 'exceeded' ? byNetwork : limiter.spend('requestsInTotal', ALL);
    },

    /** Counts a request against its address. Nobody is told: a stranger must not learn, nor lock anyone out. */
    async addressHasBudget(addressKey: string): Promise<boolean> {
      return (await limiter.spend('requestsPerAddress', addressKey)).kind === 'within';
    },

    /** Whether this network has failed too often to present another proof. */
    admitProof: (network: string) => limiter.look('failedProofsPerNetwork', keyOf(network)),

    /** Counts a forged token against its network. */
    admitForged: (network: string) => memoryLimiter.spend('failedProofsPerNetwork', network),

    async countFailedProof(network: string): Promise<void> {
      await limiter.spend('failedProofsPerNetwork', keyOf(network));
    },

    /**
     * Counts a code attempt as failed, before anyone knows, so that no race wins a guess. `alarm`: it was the one
     * with which codes stopped being safe all over the installation.
     */
    async spendCodeAttempt(
      addressKey: string,
      network: string,
    ): Promise<{ allowed: boolean; alarm: boolean }> {
      for (const [name, key] of codeKeys(addressKey, network)) {
        const spending = await limiter.spend(name, key);
        if (spending.kind === 'within') continue;
        return { allowed: false, alarm: name === 'codeFailuresInTotal' && spending.justNow };
      }
      return { allowed: true, alarm: false };
    },

    /** Gives the right code's attempt back. */
    async refundCodeAttempt(addressKey: string, network: string): Promise<void> {
      for (const [name, key] of codeKeys(addressKey, network)) await limiter.refund(name, key);
    },

    /** False while codes are being guessed all over the installation: then new mails carry none. */
    async codesAreSafe(): Promise<boolean> {
      return (await limiter.look('codeFailuresInTotal', ALL)).kind === 'within';
    },
  };
}

export type Traffic = ReturnType<typeof createTraffic>;
