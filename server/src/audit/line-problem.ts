import type { ChainProblem } from '../../../contracts';
import { commitmentOf, isSameMac, sealOf, type ChainHead } from '../domain/chain';
import type { StoredLine } from '../domain/chain-ports';
import type { KeyOf } from './chain-keys';

/** Why a line does not fit behind the one before it; undefined where it does. */
export function problemOf(
  { line, seal, kid, salt, personal }: StoredLine,
  last: ChainHead,
  keyOf: KeyOf,
): ChainProblem | undefined {
  if (line.seq !== last.seq + 1) return 'line_missing';
  const key = keyOf(kid);
  if (!key) return 'key_unknown';
  if (!isSameMac(sealOf(key, last.seal, line), seal)) return 'line_altered';
  if (salt !== null) {
    return isSameMac(commitmentOf(salt, personal), line.commitment) ? undefined : 'line_altered';
  }
  // What was erased is empty: nobody puts another person in its place.
  return Object.values(personal).every((value) => value === null) ? undefined : 'line_altered';
}
