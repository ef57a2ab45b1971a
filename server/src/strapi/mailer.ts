import type { Core } from '@strapi/types';
import nodemailer from 'nodemailer';
import type { MagicLinkConfig } from '../config/schema';
import type { Delivery, Mail, Mailer } from '../domain/ports';

/** Longer than any healthy mail server takes, shorter than the worker's lease. */
export const SEND_TIMEOUT_MS = 30_000;

/** The mail server of `config.smtp` where there is one, else the provider of Strapi's email plugin. */
export function createMailer(strapi: Core.Strapi, config: MagicLinkConfig): Mailer {
  return config.smtp ? createSmtpMailer(config.smtp, config.mail) : createProviderMailer(strapi, config.mail);
}

interface EmailService {
  send(mail: Record<string, unknown>): Promise<unknown>;
}

function createProviderMailer(strapi: Core.Strapi, sender: MagicLinkConfig['mail']): Mailer {
  const isNodemailer = /nodemailer/.test(strapi.config.get<string>('plugin::email.provider', 'sendmail'));
  const headersFor = ({ headers }: Mail) => (isNodemailer ? asWritten(headers) : headers);
  const emailService = () => strapi.plugin('email').service<EmailService>('email');
  return {
    send: (mail) =>
      attempt(async () => emailService().send({ ...sender, ...mail, headers: headersFor(mail) })),
    close: () => undefined,
  };
}

function createSmtpMailer(
  smtp: NonNullable<MagicLinkConfig['smtp']>,
  sender: MagicLinkConfig['mail'],
): Mailer {
  const transport = nodemailer.createTransport({
    connectionTimeout: SEND_TIMEOUT_MS / 3,
    greetingTimeout: SEND_TIMEOUT_MS / 3,
    socketTimeout: SEND_TIMEOUT_MS,
    ...smtp,
    pool: true,
  });
  return {
    send: (mail) =>
      attempt(() =>
        transport.sendMail({
          ...sender,
          ...mail,
          headers: asWritten(mail.headers),
          disableFileAccess: true,
          disableUrlAccess: true,
        }),
      ),
    close: () => transport.close(),
  };
}

/** nodemailer would encode a value that holds quotes, and SendGrid reads plain JSON only. Ours are short ASCII. */
function asWritten(headers: Mail['headers']): Record<string, { prepared: true; value: string }> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }]),
  );
}

async function attempt(send: () => Promise<unknown>): Promise<Delivery> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The mail server did not answer in time.')), SEND_TIMEOUT_MS);
  });
  try {
    await Promise.race([send(), timeout]);
    return { kind: 'sent' };
  } catch (error) {
    return { kind: isRejection(error) ? 'rejected' : 'deferred', problem: describeProblem(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** RFC 5321 section 4.2.1: 5yz is permanent. A refused login (535) is ours to mend, not the address's fault. */
function isRejection(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error)) return false;
  const aboutThisMail =
    !('command' in error) || !/^(CONN|EHLO|HELO|STARTTLS|AUTH)/.test(String(error.command));
  return aboutThisMail && Number(error.responseCode) >= 500;
}

/** What went wrong, for people: one line, without any address that a mail server repeats, and without links. */
function describeProblem(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/\S+@\S+/g, '[address]')
    .replace(/https?:\/\/\S+|\S*token=\S*/gi, '[link]')
    .replace(/eyJ[\w-]+(\.[\w-]*)*/g, '[token]')
    .replace(/\b\d{6}\b/g, '[code]')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}
