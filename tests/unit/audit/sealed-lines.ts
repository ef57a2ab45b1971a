import {
  commitmentOf,
  GENESIS,
  sealOf,
  type PersonalFields,
  type SealedLine,
} from '../../../server/src/domain/chain';
import type { ChainStore, StoredLine } from '../../../server/src/domain/chain-ports';
import { createKeyring } from '../../../server/src/domain/keyring';

export const NOW_MS = 1_790_000_000_000;
export const keyring = createKeyring(['a secret of at least thirty-two characters']);
export const key = keyring.key(keyring.currentKid, 'auditChain') ?? Buffer.alloc(0);

/** A log of some lines, sealed as the worker seals it. */
export function sealedLog(count: number): StoredLine[] {
  let before = GENESIS.seal;
  return Array.from({ length: count }, (_, index) => {
    const personal: PersonalFields = {
      clientId: index % 3 === 0 ? null : index,
      userActor: null,
      network: '192.0.2.0/24',
      browser: null,
    };
    const salt = `salt-${index}`;
    const line: SealedLine = {
      seq: index + 1,
      documentId: `event-${index}`,
      type: index % 2 === 0 ? 'sign-in.requested' : 'sign-in.succeeded',
      outcome: 'success',
      reason: null,
      staffActor: index % 4 === 0 ? 'admin:1' : null,
      linkDocumentId: `link-${index}`,
      invitationId: null,
      batchId: null,
      subject: null,
      changes: null,
      count: 1,
      atMs: NOW_MS + index,
      sealedAtMs: NOW_MS + index,
      commitment: commitmentOf(salt, personal),
    };
    const seal = sealOf(key, before, line);
    before = seal;
    return { line, seal, kid: keyring.currentKid, salt, erasure: null, personal };
  });
}

/** The database after somebody was there: the head stays as it was written. */
export function chainOf(lines: readonly StoredLine[], head = headOf(lines)): ChainStore {
  return {
    head: () => Promise.resolve(head),
    checkpoint: () => Promise.resolve(undefined),
    wrappedKeys: () => Promise.resolve([]),
    countUnsealed: () => Promise.resolve(0),
    linesAfter: (seq: number, upTo: number, limit: number) =>
      Promise.resolve(
        [...lines]
          .sort((one, other) => one.line.seq - other.line.seq)
          .filter(({ line }) => line.seq > seq && line.seq <= upTo)
          .slice(0, limit),
      ),
    findStray: (seq: number, upTo: number) =>
      Promise.resolve(lines.find(({ line }) => line.seq <= seq || line.seq > upTo)?.line.seq),
  } as unknown as ChainStore;
}

export const headOf = (lines: readonly StoredLine[]) => {
  const last = lines.at(-1);
  return last ? { seq: last.line.seq, seal: last.seal } : GENESIS;
};
