import type { ChainHead, PersonalFields, SealedLine } from './chain';

/** The proof that a person was taken out of a line by this plugin: `erasureMac` under the key `kid`. */
export interface Erasure {
  kid: string;
  mac: string;
}

/** A line that waits for its seal. */
export interface UnsealedLine {
  id: number;
  line: Omit<SealedLine, 'seq' | 'sealedAtMs' | 'commitment'>;
  personal: PersonalFields;
}

/** What one line is sealed with. */
export interface Seal {
  id: number;
  seq: number;
  seal: string;
  kid: string;
  salt: string;
  commitment: string;
  sealedAtMs: number;
}

/** A sealed line as it stands in the database today. */
export interface StoredLine {
  line: SealedLine;
  seal: string;
  kid: string;
  /** Null: the personal fields were erased. */
  salt: string | null;
  erasure: Erasure | null;
  personal: PersonalFields;
}

export interface Checkpoint extends ChainHead {
  kid: string;
  mac: string;
}

/** The chain key of the secret `kid`, readable with the secret `by`. */
export interface WrappedKey {
  kid: string;
  by: string;
  wrapped: string;
}

/** The seals of the log in the database. */
export interface ChainStore {
  /** Holds the head until the transaction ends, so that one instance at a time seals. */
  lockHead(): Promise<ChainHead & { toldAtMs: number | null }>;
  /** The oldest lines without a seal. */
  unsealed(limit: number): Promise<UnsealedLine[]>;
  seal(seals: readonly Seal[]): Promise<void>;
  moveHead(head: ChainHead): Promise<void>;
  /** False when somebody else told it since `beforeMs`. */
  markTold(nowMs: number, beforeMs: number): Promise<boolean>;

  head(): Promise<ChainHead>;
  checkpoint(): Promise<Checkpoint | undefined>;
  countUnsealed(): Promise<number>;
  /** Sealed lines behind `seq` up to `upTo`, in the order of the chain. */
  linesAfter(seq: number, upTo: number, limit: number): Promise<StoredLine[]>;
  /** The number of a line that has one outside of the chain: up to `seq`, or above `upTo`. */
  findStray(seq: number, upTo: number): Promise<number | undefined>;

  /** Removes the lines up to the checkpoint, which stays in their place. */
  prune(checkpoint: Checkpoint): Promise<number>;

  wrappedKeys(): Promise<WrappedKey[]>;
  /** Once: another instance may have been first. */
  keepKey(key: WrappedKey): Promise<void>;
}
