import { expect } from './steps.mjs';

export interface Mail {
  id: string;
  subject: string;
  text: string;
  html: string;
  to: { address: string }[];
}

const PATIENCE_MS = 15_000;

/** Takes the next mail to an address out of MailDev's inbox, as a person reads and deletes it. */
export async function takeMail(inboxUrl: string, address: string): Promise<Mail> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const mail = (await readInbox(inboxUrl)).find(({ to }) => to.some((each) => each.address === address));
    if (mail) {
      await fetch(`${inboxUrl}/api/email/${mail.id}`, { method: 'DELETE' });
      return mail;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail to ${address} within ${PATIENCE_MS / 1000} seconds`);
}

async function readInbox(inboxUrl: string): Promise<Mail[]> {
  const response = await fetch(`${inboxUrl}/api/email`);
  return (await response.json()) as Mail[];
}

/** The address behind the mail's button; the plain text must carry the same one. */
export function linkIn(mail: Mail): string {
  const inText = /https?:\/\/\S+\/magic-link\/open\?token=\S+/.exec(mail.text)?.[0];
  expect(inText !== undefined, `No link in the plain text of the mail:\n${mail.text}`);
  expect(
    mail.html.replaceAll('&amp;', '&').includes(inText),
    'The button of the mail leads elsewhere than its text',
  );
  return inText;
}

export function codeIn(mail: Mail): string {
  const code = /^\s*(\d{3}[ \u00a0]?\d{3})\s*$/m.exec(mail.text)?.[1];
  expect(code !== undefined, `No code in the plain text of the mail:\n${mail.text}`);
  return code;
}
