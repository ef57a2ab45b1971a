import { randomBytes } from 'node:crypto';
import { commitmentOf, GENESIS, sealOf, type ChainHead } from '../domain/chain';
import type { ChainStore, Seal } from '../domain/chain-ports';
import type { Keyring } from '../domain/keyring';
import type { Clock, Log, Transaction } from '../domain/ports';

export interface SealEventsDeps {
  chain: ChainStore;
  keyring: Keyring;
  transaction: Transaction;
  clock: Clock;
  log: Log;
  /** Tells the head of the chain to whoever keeps it elsewhere. */
  tellHead: (head: ChainHead) => void;
}

/** Few, since on SQLite everybody waits for the transaction. */
const PORTION = 50;
const REST_MS = 2_000;
const REST_AFTER_TROUBLE_MS = 5_000;
/** How often the head is told, if it moved: what was cut off after it is found by nobody. */
export const TOLD_EVERY_MS = 60 * 60_000;

type Portion = 'portion';

/**
 * Seals what the log holds, in the order in which it is seen: never in the way of who writes it, and by one instance at a
 * time, since the head of the chain is held. Work for `createWorker`.
 */
export function createSealEvents({ chain, keyring, transaction, clock, log, tellHead }: SealEventsDeps) {
  /** As this instance saw it last: who empties seals and sets the head back has the worker seal what they wrote. */
  let seen: ChainHead = GENESIS;
  /** When the head is to be told, also where no line comes any more; undefined once it is told as it stands. */
  let tellAtMs: number | undefined = 0;

  function isTellingDue(): boolean {
    return tellAtMs !== undefined && clock() >= tellAtMs;
  }

  /** A head that somebody moved fails each try: those after one another would flood the log and hold the database. */
  let restUntilMs = 0;

  async function claim(): Promise<Portion[]> {
    if (clock() < restUntilMs) return [];
    return isTellingDue() || (await chain.unsealed(1)).length > 0 ? ['portion'] : [];
  }

  /** Never rejects: what could not be sealed waits for the next look. */
  async function perform(): Promise<void> {
    try {
      const sealed = await transaction(sealPortion);
      if (sealed) {
        tellIfSetBack(sealed.before);
        seen = sealed.head;
        tellAtMs = Math.min(sealed.before.toldAtMs ?? 0, clock()) + TOLD_EVERY_MS;
      }
      if (isTellingDue()) await tellNow();
    } catch (error) {
      restUntilMs = clock() + REST_AFTER_TROUBLE_MS;
      log.error(
        `Lines of the log wait for their seal: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  async function sealPortion() {
    const before = await chain.lockHead();
    const seals: Seal[] = [];
    const sealedAtMs = clock();
    let head: ChainHead = before;
    for (const { id, line, personal } of await chain.unsealed(PORTION)) {
      const salt = randomBytes(16).toString('hex');
      const commitment = commitmentOf(salt, personal);
      const seq = head.seq + 1;
      const seal = sealOf(currentKey(), head.seal, { ...line, seq, sealedAtMs, commitment });
      seals.push({ id, seq, seal, kid: keyring.currentKid, salt, commitment, sealedAtMs });
      head = { seq, seal };
    }
    // Another instance was faster.
    if (seals.length === 0) return undefined;
    await chain.seal(seals);
    await chain.moveHead(head);
    return { before, head };
  }

  function tellIfSetBack(before: ChainHead): void {
    if (before.seq > seen.seq || (before.seq === seen.seq && before.seal === seen.seal)) return;
    log.error(
      `The head of the log was set back from ${seen.seq}:${seen.seal} to ${before.seq}: what stood behind it was cut or altered.`,
    );
  }

  async function tellNow(): Promise<void> {
    const head = await chain.head();
    // In a transaction, which is tried again: on MariaDB another instance that leaves its first checkpoint gets in its way.
    const isOurs =
      head.seq > GENESIS.seq && (await transaction(() => chain.markTold(clock(), clock() - TOLD_EVERY_MS)));
    // Another instance told it, perhaps before the last line was sealed.
    tellAtMs = isOurs || head.seq === GENESIS.seq ? undefined : clock() + TOLD_EVERY_MS;
    if (isOurs) tellHead(head);
  }

  function currentKey(): Buffer {
    const key = keyring.key(keyring.currentKid, 'auditChain');
    if (!key) throw new Error('The current secret has no key for the chain of the log.');
    return key;
  }

  return { claim, perform, nextDueAtMs: () => Promise.resolve(clock() + REST_MS) };
}
