import { html, type SafeHtml } from './html';

/** What turns the words around it into an address, where it stands inside a word. */
const JOINTS = /(?<=\S)([.:@/])(?=\S)/u;

/**
 * A text of somebody's own choice, in which mail clients shall find no address to turn into a link. They look at runs of
 * text, so an element around each joint is enough; a blank or an invisible sign would spoil what a reader copies.
 */
export function unlinked(text: string): SafeHtml {
  // `split` with a capturing group alternates text and joint.
  const parts = text
    .split(JOINTS)
    .map((part, index) => (index % 2 === 0 ? part : html`<span>${part}</span>`));
  return html`${parts}`;
}
