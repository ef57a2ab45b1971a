import type { ChainProblem, ChainReport } from '../../../contracts';
import { checkpointMac, GENESIS, isSameMac, type ChainHead } from '../domain/chain';
import type { ChainStore, Checkpoint } from '../domain/chain-ports';
import type { Clock } from '../domain/ports';
import { createChainKeys, type ChainKeysDeps, type KeyOf } from './chain-keys';
import { problemOf } from './line-problem';

export interface VerifyChainDeps extends ChainKeysDeps {
  chain: ChainStore;
  clock: Clock;
}

/** Few: they are hashed without a pause, and sign-ins wait meanwhile. */
const PORTION = 250;
/** How far a verification is: so many lines of these. */
export type TellProgress = (lines: number, of: number) => void;

/**
 * Goes through the whole chain, from the checkpoint that retention left to the head, and stops at the first line that does
 * not fit. `expected`: a head that was kept elsewhere, which alone shows that nobody cut or rewrote what came before it.
 * `tell` hears of every portion.
 */
export function createVerifyChain(deps: VerifyChainDeps) {
  const { chain, clock } = deps;
  const keys = createChainKeys(deps);

  return async function verifyChain(
    expected?: ChainHead,
    tell: TellProgress = () => undefined,
  ): Promise<ChainReport> {
    for (;;) {
      const before = await chain.checkpoint();
      const report = await walk(before, expected, tell);
      // What retention removed meanwhile is not missing.
      const isShortened = (await chain.checkpoint())?.seq !== before?.seq;
      if (report.problem !== 'line_missing' || !isShortened) return report;
    }
  };

  async function walk(
    checkpoint: Checkpoint | undefined,
    expected: ChainHead | undefined,
    tell: TellProgress,
  ): Promise<ChainReport> {
    const keyOf = await keys.load();
    // What is sealed meanwhile is for the next time.
    const head = await chain.head();
    const start = checkpoint ?? GENESIS;
    const report = { ...EMPTY, checkedAt: new Date(clock()).toISOString(), from: start.seq, head };
    const broken = (problem: ChainProblem, seq: number): ChainReport => ({ ...report, problem, seq });
    const forged = checkpoint && problemOfCheckpoint(checkpoint, keyOf);
    if (forged) return broken(forged, start.seq);
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
      tell(report.lines, head.seq - start.seq);
      // A million lines are hashed for half a minute: requests come in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const stray = await chain.findStray(start.seq, head.seq);
    if (stray !== undefined && stray <= start.seq) return broken('line_altered', stray);
    if (!isSame(head, last) || (stray !== undefined && !(await isMoved(head)))) {
      return broken('head_differs', head.seq);
    }
    if (!meets && expected) return broken(whyUnmet(expected, start), expected.seq);
    return { ...report, unsealed: await chain.countUnsealed() };
  }

  /** Then what stands behind it was sealed since. */
  async function isMoved({ seq }: ChainHead): Promise<boolean> {
    return (await chain.head()).seq !== seq;
  }
}

function problemOfCheckpoint({ kid, mac, ...place }: Checkpoint, keyOf: KeyOf): ChainProblem | undefined {
  const key = keyOf(kid);
  if (!key) return 'key_unknown';
  return isSameMac(checkpointMac(key, place), mac) ? undefined : 'checkpoint_forged';
}

const EMPTY = { problem: null, seq: null, lines: 0, erased: 0, unsealed: 0 };

const isSame = (one: ChainHead, other: ChainHead): boolean =>
  one.seq === other.seq && one.seal === other.seal;

/** Of a head before the checkpoint nobody can say any more; any other was here and is not, or is another. */
const whyUnmet = (expected: ChainHead, start: ChainHead): ChainProblem =>
  expected.seq < start.seq ? 'head_pruned' : 'expected_head_missing';
