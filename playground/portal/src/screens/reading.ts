import type { MagicLinkSession } from 'strapi-plugin-magic-link/client';

import { h } from '../dom';
import { mainPart } from '../frames';
import { problem } from '../parts';
import type { Portal } from '../portal';
import { sessionStore } from '../sessions';
import type { Reading, ReadingProblem } from '../studio-api';
import { wordsForReading } from '../words';

/** Fills a room with what the API returns, or with what to do when it returns nothing. */
export async function fillRoom<Value>(
  portal: Portal,
  room: HTMLElement,
  read: (session: MagicLinkSession) => Promise<Reading<Value>>,
  draw: (value: Value) => Node[],
): Promise<void> {
  const session = sessionStore.read();
  if (!session) {
    portal.go('/sign-in', { replace: true });
    return;
  }
  room.setAttribute('aria-busy', 'true');
  const reading = await read(session);
  room.removeAttribute('aria-busy');
  if (reading.ok) {
    place(room, draw(reading.value));
    return;
  }
  showProblem(portal, room, reading.problem, () => void fillRoom(portal, room, read, draw));
}

function showProblem(portal: Portal, room: HTMLElement, found: ReadingProblem, retry: () => void): void {
  const words = wordsForReading(found);
  const next = encodeURIComponent(location.pathname);
  if (found === 'session_over') sessionStore.clear();
  const waysOn = { retry, home: () => portal.go('/'), 'sign-in': () => portal.go(`/sign-in?next=${next}`) };
  place(room, [h('div', { class: 'stack problem' }, ...problem(words, waysOn[words.wayOn]))]);
}

/** Puts content into the room. The focus goes along if it waited for it, or was on what is replaced. */
function place(room: HTMLElement, nodes: Node[]): void {
  const focused = document.activeElement;
  const goesAlong = focused === mainPart() || room.contains(focused);
  room.replaceChildren(...nodes);
  if (goesAlong) room.querySelector('h1')?.focus({ preventScroll: true });
}
