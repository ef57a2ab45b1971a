import type { ClaimedMessage, Mail } from '../domain/ports';
import { MAIL_HEADERS } from './headers';
import type { RenderedMail } from './mail';

/** A rendered mail with all that a provider needs to send it. The same at every try. */
export function addressMail(
  rendered: RenderedMail,
  { documentId, createdAtMs }: ClaimedMessage,
  recipient: string,
  portal: { url: string },
): Mail {
  return {
    to: recipient,
    ...rendered,
    messageId: `<${documentId}@${new URL(portal.url).hostname}>`,
    date: new Date(createdAtMs),
    headers: { ...MAIL_HEADERS },
  };
}
