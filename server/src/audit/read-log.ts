import type { AuditPage, AuditRecord, ChainProgress, ChainReport, ChainState } from '../../../contracts';
import type { Actor } from '../domain/audit';
import type { AuditCursor, AuditFilter, AuditReader, People, StoredEvent } from '../domain/audit-ports';
import type { ChainHead } from '../domain/chain';
import type { ChainStore } from '../domain/chain-ports';
import type { Inviters } from '../domain/invitation-ports';
import { describeActor } from '../domain/inviter';
import { isoOf } from '../domain/moment';
import type { Audit } from '../domain/ports';
import { createVerifyChain, type VerifyChainDeps } from './verify-chain';

export interface ReadLogDeps extends VerifyChainDeps {
  reader: AuditReader;
  people: People;
  chain: ChainStore;
  names: Pick<Inviters, 'namesOf'>;
  audit: Audit;
}

/** Lines of an export are read in portions: memory stays flat, and no cursor holds a connection. */
const PORTION = 500;

/** The log as people read it: a page, everything that a filter matches, and whether it is unaltered. */
export function createReadLog(deps: ReadLogDeps) {
  const { reader, people, chain, audit } = deps;
  const verifyChain = createVerifyChain(deps);
  let lastReport: ChainReport | null = null;
  /** Of the verifications under way. */
  const underWay = new Set<ChainProgress>();

  async function list(
    filter: AuditFilter,
    cursor: AuditCursor | undefined,
    limit: number,
  ): Promise<AuditPage> {
    const { events, next } = await reader.list(filter, cursor, limit);
    const meta = { nextCursor: next ? cursorText(next) : null, chain: await state() };
    return { data: await describeAll(events), meta };
  }

  /** Everything, the newest first. That it was taken away stands in the log itself. */
  async function* everything(filter: AuditFilter, actor: Actor): AsyncGenerator<AuditRecord> {
    await audit.record({ type: 'audit.exported', actor });
    let cursor: AuditCursor | undefined;
    do {
      const { events, next } = await reader.list(filter, cursor, PORTION);
      yield* await describeAll(events);
      cursor = next;
    } while (cursor);
  }

  async function verify(expected: ChainHead | undefined, actor: Actor): Promise<ChainReport> {
    const report = await verifyWatched(expected);
    lastReport = report;
    const outcome = report.problem === null ? 'success' : 'refused';
    await audit.record({ type: 'audit.verified', outcome, reason: report.problem, actor });
    return report;
  }

  /** It goes on when whoever asked hangs up, or a proxy does: its progress and its report are in the state. */
  async function verifyWatched(expected: ChainHead | undefined): Promise<ChainReport> {
    const progress = { lines: 0, of: 0 };
    underWay.add(progress);
    try {
      return await verifyChain(expected, (lines, of) => Object.assign(progress, { lines, of }));
    } finally {
      underWay.delete(progress);
    }
  }

  async function state(): Promise<ChainState> {
    const [verifying = null] = underWay;
    return { head: await chain.head(), unsealed: await chain.countUnsealed(), verifying, lastReport };
  }

  async function describeAll(events: StoredEvent[]): Promise<AuditRecord[]> {
    const names = await deps.names.namesOf(events.flatMap(({ actor }) => actor ?? []));
    const emails = await people.emailsOf(events.flatMap(({ clientId }) => clientId ?? []));
    const invited = await people.invitedBy(events.flatMap(({ invitationId }) => invitationId ?? []));
    return events.map((event) => ({
      documentId: event.documentId,
      at: isoOf(event.atMs),
      type: event.type,
      outcome: event.outcome,
      reason: event.reason,
      actor: event.actor === null ? null : describeActor(event.actor, names),
      clientId: event.clientId,
      clientEmail: event.clientId === null ? null : (emails.get(event.clientId) ?? null),
      invitationId: event.invitationId,
      invitationEmail: event.invitationId === null ? null : (invited.get(event.invitationId) ?? null),
      linkId: event.linkDocumentId,
      batchId: event.batchId,
      subject: event.subject,
      changes: event.changes && [...event.changes],
      count: event.count,
      network: event.origin.network,
      browser: event.origin.browser,
      seq: event.seq,
    }));
  }

  return { list, everything, verify };
}

export type ReadLog = ReturnType<typeof createReadLog>;

/** As `parseCursor` reads it. */
const cursorText = ({ atMs, id }: AuditCursor): string => `${atMs}-${id}`;
