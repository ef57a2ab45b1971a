import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The chain that seals the log: each line's seal is a MAC over the line, its number and the seal before it. Without the key
 * nobody alters, removes, adds or reorders a line and makes the seals fit. Who holds the key can make a new chain; only a
 * head that was exported before tells that one from this.
 */

/** What of a line names a person: kept out of the MAC's input but for a salted hash, so that it can be erased. */
export interface PersonalFields {
  clientId: number | null;
  /** Of a U&P user, who is a client as well; those of the panel are not erased. */
  userActor: string | null;
  network: string | null;
  browser: string | null;
}

/** A line as the chain knows it. */
export interface SealedLine {
  seq: number;
  documentId: string;
  type: string;
  outcome: string;
  reason: string | null;
  /** `admin:12`, `api-token:3`, `command`. */
  staffActor: string | null;
  linkDocumentId: string | null;
  invitationId: string | null;
  batchId: string | null;
  subject: string | null;
  /** As the column keeps it. */
  changes: string | null;
  count: number;
  atMs: number;
  /** By the clock of who sealed it: whoever adds a line to the table can say any time in `atMs`, and none here. */
  sealedAtMs: number;
  /** `commitmentOf` its personal fields. */
  commitment: string;
}

/** Where the chain stands: the number and the seal of a line. */
export interface ChainHead {
  seq: number;
  seal: string;
}

/** Before the first line. */
export const GENESIS: ChainHead = { seq: 0, seal: '' };

const LINE_VERSION = 'line/v1';
const CHECKPOINT_VERSION = 'checkpoint/v1';
const ERASURE_VERSION = 'erasure/v1';

/** JSON of a list of texts, numbers and nulls reads in one way only. */
const canonical = (fields: readonly (string | number | null)[]): string => JSON.stringify(fields);

export function commitmentOf(salt: string, personal: PersonalFields): string {
  const { clientId, userActor, network, browser } = personal;
  return createHash('sha256')
    .update(canonical([salt, clientId, userActor, network, browser]))
    .digest('hex');
}

export function sealOf(key: Buffer, before: string, line: SealedLine): string {
  const { seq, documentId, type, outcome, reason, staffActor, commitment } = line;
  const { linkDocumentId, invitationId, batchId, subject, changes, count, atMs, sealedAtMs } = line;
  return mac(key, [
    LINE_VERSION,
    before,
    seq,
    documentId,
    type,
    outcome,
    reason,
    staffActor,
    linkDocumentId,
    invitationId,
    batchId,
    subject,
    changes,
    count,
    atMs,
    sealedAtMs,
    commitment,
  ]);
}

/** Vouches that the lines up to this one were removed by us, after they had been sealed. */
export const checkpointMac = (key: Buffer, { seq, seal }: ChainHead): string =>
  mac(key, [CHECKPOINT_VERSION, seq, seal]);

/** Vouches that it was us who took the person out of a line: whoever blanks one by hand can't make it. */
export const erasureMac = (key: Buffer, line: Pick<SealedLine, 'documentId' | 'commitment'>): string =>
  mac(key, [ERASURE_VERSION, line.documentId, line.commitment]);

const mac = (key: Buffer, fields: readonly (string | number | null)[]): string =>
  createHmac('sha256', key).update(canonical(fields)).digest('hex');

export function isSameMac(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
