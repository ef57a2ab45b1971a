import type { ChainProblem, ChainReport } from '../../../contracts';
import {
  checkpointMac,
  commitmentOf,
  erasureMac,
  GENESIS,
  isSameMac,
  sealOf,
  type ChainHead,
} from '../domain/chain';
import type { ChainStore, Checkpoint, StoredLine } from '../domain/chain-ports';
import type { Clock } from '../domain/ports';
import { createChainKeys, type ChainKeysDeps, type KeyOf } from './chain-keys';

export interface VerifyChainDeps extends ChainKeysDeps {
  chain: ChainStore;
  clock: Clock;
}

const PORTION = 1_000;

/**
 * Goes through the whole chain, from the checkpoint that retention left to the head, and stops at the first line that does
 * not fit. `expected`: a head that was kept elsewhere, which alone shows that nobody cut or rewrote what came before it.
 */
export function createVerifyChain(deps: VerifyChainDeps) {
  const { chain, clock } = deps;
  const keys = createChainKeys(deps);

  return async function verifyChain(expected?: ChainHead): Promise<ChainReport> {
    for (;;) {
      const before = await chain.checkpoint();
      const report = await walk(before, expected);
      // What retention removed meanwhile is not missing.
      const isMoved = (await chain.checkpoint())?.seq !== before?.seq;
      if (report.problem !== 'line_missing' || !isMoved) return report;
    }
  };

  async function walk(
    checkpoint: Checkpoint | undefined,
    expected: ChainHead | undefined,
  ): Promise<ChainReport> {
    const keyOf = await keys.load();
    // What is sealed meanwhile is for the next time.
    const head = await chain.head();
    const start = checkpoint ?? GENESIS;
    const report = { ...EMPTY, checkedAt: new Date(clock()).toISOString(), from: start.seq, head };
    const broken = (problem: ChainProblem, seq: number): ChainReport => ({ ...report, problem, seq });
    if (checkpoint && !isGenuine(checkpoint, keyOf)) return broken('checkpoint_forged', checkpoint.seq);
    let meets = expected === undefined || isSame(expected, start);
    let last: ChainHead = start;
    while (last.seq < head.seq) {
      const lines = await chain.linesAfter(last.seq, head.seq, PORTION);
      if (lines.length === 0) return broken('line_missing', last.seq + 1);
      for (const stored of lines) {
        const problem = problemOf(stored, last, keyOf);
        if (problem) return broken(problem, last.seq + 1);
        report.lines += 1;
        if (stored.salt === null) report.erased += 1;
        last = { seq: stored.line.seq, seal: stored.seal };
        meets ||= expected !== undefined && isSame(expected, last);
      }
      // A million lines are hashed for seconds: requests come in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!isSame(head, last) || (await hasLinesBehind(head))) return broken('head_differs', head.seq);
    if (!meets && expected) return broken(whyUnmet(expected, start), expected.seq);
    return { ...report, unsealed: await chain.countUnsealed() };
  }

  /** Lines with a number that the head does not know of, unless it has just moved. */
  async function hasLinesBehind(head: ChainHead): Promise<boolean> {
    const behind = await chain.linesAfter(head.seq, Number.MAX_SAFE_INTEGER, 1);
    return behind.length > 0 && (await chain.head()).seq === head.seq;
  }
}

function problemOf(stored: StoredLine, last: ChainHead, keyOf: KeyOf): ChainProblem | undefined {
  const { line, seal, kid, salt, personal } = stored;
  if (line.seq !== last.seq + 1) return 'line_missing';
  const key = keyOf(kid);
  if (!key) return 'key_unknown';
  if (!isSameMac(sealOf(key, last.seal, line), seal)) return 'line_altered';
  if (salt === null) return problemOfErased(stored, keyOf);
  return isSameMac(commitmentOf(salt, personal), line.commitment) ? undefined : 'line_altered';
}

/** Empty, so that nobody puts another person in its place; and by us, so that nobody hides who did something. */
function problemOfErased({ line, personal, erasure }: StoredLine, keyOf: KeyOf): ChainProblem | undefined {
  const isEmpty = Object.values(personal).every((value) => value === null);
  if (!erasure || !isEmpty) return 'line_altered';
  const key = keyOf(erasure.kid);
  if (!key) return 'key_unknown';
  return isSameMac(erasureMac(key, line), erasure.mac) ? undefined : 'line_altered';
}

function isGenuine({ kid, mac, ...place }: Checkpoint, keyOf: KeyOf): boolean {
  const key = keyOf(kid);
  return key !== undefined && isSameMac(checkpointMac(key, place), mac);
}

const EMPTY = { problem: null, seq: null, lines: 0, erased: 0, unsealed: 0 };

const isSame = (one: ChainHead, other: ChainHead): boolean =>
  one.seq === other.seq && one.seal === other.seal;

/** Of a head before the checkpoint nobody can say any more; any other was here and is not, or is another. */
const whyUnmet = (expected: ChainHead, start: ChainHead): ChainProblem =>
  expected.seq < start.seq ? 'head_pruned' : 'expected_head_missing';
