import type { Composed } from '../../../../server/src/delivery/compose-mail';
import { createOutbox } from '../../../../server/src/delivery/service';
import type { Lane, Message } from '../../../../server/src/domain/message';
import type { ClaimedMessage, Delivery, Mail } from '../../../../server/src/domain/ports';
import { createMemoryMessages, type Row } from './memory-messages';

export const NOW_MS = Date.UTC(2026, 4, 17, 9, 30, 0);

export function mailOf(message: ClaimedMessage): Mail {
  return {
    to: 'ana@client.example',
    subject: 'Sign in',
    html: '<p>Sign in</p>',
    text: 'Sign in',
    messageId: `<${message.documentId}@portal.example>`,
    date: new Date(message.createdAtMs),
    headers: {},
  };
}

export const messageNumber = (n: number, lane: Lane = 'asked'): Message => ({
  documentId: `message-${n}`,
  kind: 'sign-in',
  lane,
  linkDocumentId: `link-${n}`,
  clientId: null,
  invitationId: null,
  createdAtMs: NOW_MS,
  requestedFrom: { browser: null, network: null },
  attempts: 0,
});

export type PostOffice = ReturnType<typeof createPostOffice>;

/** A post office whose mail server answers as the test says, on a clock that only the test moves. */
function createPostOffice() {
  let nowMs = NOW_MS;
  const messages = createMemoryMessages();
  const sent: Mail[] = [];
  const logged: string[] = [];
  const told: [string, string, string | null, number][] = [];
  const lines: string[] = [];
  const office = {
    atHome: true,
    answer: (): Promise<Delivery> => Promise.resolve({ kind: 'sent' }),
    compose: (message: ClaimedMessage): Promise<Composed> =>
      Promise.resolve({ kind: 'mail', mail: mailOf(message) }),
  };
  const outbox = createOutbox({
    messages,
    mailer: {
      send(mail) {
        sent.push(mail);
        return office.answer();
      },
      close: () => undefined,
    },
    isAtHome: () => Promise.resolve(office.atHome),
    composeMail: (message) => office.compose(message),
    noteDelivery: (...noted) => Promise.resolve(void told.push(noted)),
    audit: {
      record: ({ type, outcome, linkDocumentId }) =>
        Promise.resolve(void lines.push(`${type} ${outcome} ${linkDocumentId}`)),
      countFlood: () => undefined,
    },
    transaction: (work) => work(),
    clock: () => nowMs,
    log: {
      info: () => undefined,
      warn: (line) => void logged.push(line),
      error: (line) => void logged.push(line),
    },
    chance: () => 0,
  });

  async function deliverDue(): Promise<void> {
    for (const message of await outbox.claim(10)) await outbox.deliver(message);
  }

  return Object.assign(office, {
    outbox,
    messages,
    sent,
    logged,
    told,
    lines,
    deliverDue,
    enqueue: (n: number, deliver = true, lane: Lane = 'asked') =>
      messages.enqueue(messageNumber(n, lane), { deliver, dueAtMs: messageNumber(n).createdAtMs }),
    row: (n: number): Row => {
      const row = messages.rows.get(`message-${n}`);
      if (!row) throw new Error(`there is no message ${n}`);
      return row;
    },
    now: () => nowMs,
    passSeconds: (seconds: number) => {
      nowMs += seconds * 1000;
    },
    /** Delivers whenever something is due, until nothing waits. Returns the times of all tries, in seconds. */
    async runToTheEnd(): Promise<number[]> {
      const tries: number[] = [];
      for (
        let dueAtMs = await outbox.nextDueAtMs();
        dueAtMs !== undefined;
        dueAtMs = await outbox.nextDueAtMs()
      ) {
        nowMs = Math.max(nowMs, dueAtMs);
        tries.push((nowMs - NOW_MS) / 1000);
        await deliverDue();
      }
      return tries;
    },
  });
}

/** One where the first message is waiting. */
export async function openPostOffice(): Promise<PostOffice> {
  const office = createPostOffice();
  await office.enqueue(1);
  return office;
}
