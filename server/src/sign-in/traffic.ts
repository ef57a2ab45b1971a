import { createHmac } from 'node:crypto';
import type { Cost, Exceeded, Spending } from '../domain/budget';
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

  const requestCosts = (network: string): Cost[] => [
    ['requestsPerNetwork', keyOf(network)],
    ['requestsInTotal', ALL],
  ];

  /** What a code attempt is counted against, beside its own request. */
  const codeCosts = (addressKey: string, network: string): Cost[] => [
    ['codeFailuresPerAddress', addressKey],
    ['codeFailuresPerNetwork', keyOf(network)],
    ['codeFailuresInTotal', ALL],
  ];

  /** False while codes are being guessed all over the installation: then new mails carry none. */
  const codesAreSafe = async (): Promise<boolean> =>
    (await limiter.look(['codeFailuresInTotal', ALL])).kind === 'within';

  return {
    /** Counts a request against its network and the installation. */
    admitRequest: (network: string): Promise<Spending> => limiter.spend(requestCosts(network)),

    /**
     * Counts a request against its network, the installation and, unless those refuse it, its address. Of the address
     * nobody is told: a stranger must not learn, nor lock anyone out. Asked together, since each commit costs.
     */
    async admitRequestFor(addressKey: string, network: string): Promise<RequestAdmission> {
      const [spending, safe] = await Promise.all([
        limiter.spend([...requestCosts(network), ['requestsPerAddress', addressKey]]),
        codesAreSafe(),
      ]);
      const isOfAddress = spending.kind === 'exceeded' && spending.budget === 'requestsPerAddress';
      if (spending.kind === 'exceeded' && !isOfAddress) return spending;
      return { kind: 'admitted', addressHasBudget: !isOfAddress, codesAreSafe: safe };
    },

    /** Counts a request against its address alone. */
    async addressHasBudget(addressKey: string): Promise<boolean> {
      return (await limiter.spend([['requestsPerAddress', addressKey]])).kind === 'within';
    },

    /** Whether this network has failed too often to present another proof. */
    admitProof: (network: string) => limiter.look(['failedProofsPerNetwork', keyOf(network)]),

    /** Counts a forged token against its network. */
    admitForged: (network: string) => memoryLimiter.spend([['failedProofsPerNetwork', network]]),

    async countFailedProof(network: string): Promise<void> {
      await limiter.spend([['failedProofsPerNetwork', keyOf(network)]]);
    },

    /**
     * Counts a code attempt as failed, before anyone knows, so that no race wins a guess. `alarm`: it was the one
     * with which codes stopped being safe all over the installation.
     */
    async spendCodeAttempt(
      addressKey: string,
      network: string,
    ): Promise<{ allowed: boolean; alarm: boolean }> {
      const spending = await limiter.spend(codeCosts(addressKey, network));
      if (spending.kind === 'within') return { allowed: true, alarm: false };
      return { allowed: false, alarm: spending.budget === 'codeFailuresInTotal' && spending.justNow };
    },

    /** Gives the right code's attempt back. */
    async refundCodeAttempt(addressKey: string, network: string): Promise<void> {
      await limiter.refund(codeCosts(addressKey, network));
    },
  };
}

export type RequestAdmission =
  { kind: 'admitted'; addressHasBudget: boolean; codesAreSafe: boolean } | Exceeded;

export type Traffic = ReturnType<typeof createTraffic>;
