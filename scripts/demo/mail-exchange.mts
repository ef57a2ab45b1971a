import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

export interface MailExchangeOptions {
  port: number;
  /** Of the inbox that keeps what is taken. */
  inboxPort: number;
}

export interface MailExchange {
  close(): void;
}

const HOST = '127.0.0.1';
/** Somebody without a mailbox, so that the panel shows what an editor does about it. */
export const NO_MAILBOX = /^bounced@/i;

/** The demo's mail server, in front of its inbox, which refuses nobody: this one knows who has no mailbox. */
export async function openMailExchange({ port, inboxPort }: MailExchangeOptions): Promise<MailExchange> {
  const inbox = createTransport({ host: HOST, port: inboxPort, ignoreTLS: true });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(NO_MAILBOX.test(address) ? refusal() : null);
    },
    onData(raw, { envelope: { mailFrom, rcptTo } }, done) {
      const envelope = {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
      };
      inbox.sendMail({ envelope, raw }).then(
        () => done(),
        (error: unknown) => done(asError(error)),
      );
    },
  });
  // A client that hangs up is no reason to end the demo.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  return { close: () => server.close() };
}

/** RFC 3463: 5.1.1, bad destination mailbox address. */
const refusal = (): Error =>
  Object.assign(new Error('5.1.1 No mailbox of this name here'), { responseCode: 550 });

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
