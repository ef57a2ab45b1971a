import type { ChainProblem } from '../../../contracts';
import { commitmentOf, erasureMac, isSameMac, sealOf, type ChainHead } from '../domain/chain';
import type { StoredLine } from '../domain/chain-ports';
import type { KeyOf } from './chain-keys';

/** Why a line does not fit behind the one before it; undefined where it does. */
export function problemOf(stored: StoredLine, last: ChainHead, keyOf: KeyOf): ChainProblem | undefined {
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
