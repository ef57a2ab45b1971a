import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from './free-port';

/** What the mail server does with the next mails. */
export type Mood = 'accept' | 'refuse-for-now' | 'refuse-for-good' | 'drop' | 'stall';

export interface ReceivedMail {
  to: string;
  raw: string;
  parsed: ParsedMail;
}

/** A real SMTP server that keeps what it receives and can be in any mood. */
export async function startInbox(port?: number) {
  const received: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  const usedPort = port ?? (await freePort());
  let mood: Mood = 'accept';

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(address, _session, done) {
      if (mood === 'refuse-for-now') return done(smtpError(451, `greylisted ${address.address}`));
      if (mood === 'refuse-for-good') return done(smtpError(550, `no such user ${address.address}`));
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (mood === 'stall') return;
        if (mood === 'drop') return done(smtpError(421, 'going away'));
        void keep(Buffer.concat(chunks), session.envelope.rcptTo[0]?.address ?? '').then(() => done());
      });
    },
  });
  server.on('error', () => undefined);

  async function keep(raw: Buffer, to: string): Promise<void> {
    received.push({ to, raw: raw.toString('utf8'), parsed: await simpleParser(raw) });
    for (const look of waiting) look();
  }

  await new Promise<void>((resolve) => server.listen(usedPort, '127.0.0.1', resolve));

  return {
    port: usedPort,
    received,
    setMood(next: Mood) {
      mood = next;
    },
    mailsTo: (to: string) => received.filter((mail) => mail.to === to),
    /** The `count`th mail to this address, waiting for it if need be. Rejects after `patienceMs`. */
    async mailTo(to: string, count = 1, patienceMs = 15_000): Promise<ReceivedMail> {
      const find = () => received.filter((mail) => mail.to === to)[count - 1];
      return new Promise((resolve, reject) => {
        const look = () => {
          const mail = find();
          if (!mail) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(mail);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`Mail ${count} to ${to} did not come within ${patienceMs} ms.`));
        }, patienceMs);
        waiting.add(look);
        look();
      });
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Inbox = Awaited<ReturnType<typeof startInbox>>;

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** The address behind the mail's button. */
export function linkIn(mail: ReceivedMail): string {
  const link = /https?:\/\/\S+token=[\w.-]+/.exec(mail.parsed.text ?? '')?.[0];
  if (!link) throw new Error('The mail holds no link.');
  return link;
}

export function tokenIn(mail: ReceivedMail): string {
  const token = linkIn(mail).split('token=')[1];
  if (!token) throw new Error('The link holds no token.');
  return token;
}

export function codeIn(mail: ReceivedMail): string {
  const code = /^(\d{6})$/m.exec(mail.parsed.text ?? '')?.[1];
  if (!code) throw new Error('The mail holds no code.');
  return code;
}
