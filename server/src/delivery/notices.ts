import { randomId } from '../domain/link';
import type { NoticeKind } from '../domain/message';
import type { Clock, MessageStore, Notices } from '../domain/ports';

export interface NoticesDeps {
  messages: MessageStore;
  /** Does it once what the caller's transaction wrote stands. */
  afterCommit: (work: () => void) => Promise<void>;
  wakeWorker: () => void;
  clock: Clock;
}

/** What somebody tells an editor or a client, in the outbox with what it tells of. */
export function createNotices({ messages, afterCommit, wakeWorker, clock }: NoticesDeps): Notices {
  return {
    async notify(kind: NoticeKind, { clientId = null, invitationId = null, linkDocumentId = null }) {
      const createdAtMs = clock();
      const requestedFrom = { browser: null, network: null };
      const message = { documentId: randomId(12), kind, linkDocumentId, clientId, invitationId };
      await messages.enqueue(
        { ...message, createdAtMs, requestedFrom, attempts: 0 },
        { deliver: true, dueAtMs: createdAtMs },
      );
      await afterCommit(wakeWorker);
    },
  };
}
