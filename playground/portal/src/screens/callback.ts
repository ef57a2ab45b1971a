import { type MagicLinkError, arrivalKind } from 'strapi-plugin-magic-link/client';

import { h } from '../dom';
import { enter } from '../enter';
import { heading, problem, working } from '../parts';
import type { Portal, Screen } from '../portal';
import { sessionStore } from '../sessions';
import { wordsForError } from '../words';

/** Where the hosted page, or with `landing: "portal"` the mail itself, sends the client. */
export function callbackScreen(portal: Portal): Screen {
  const room = h('div', {});
  // Kept in memory only, so that a lost connection can be tried again after the address bar is clean.
  const arrival = new URL(location.href);
  if (arrivalKind(arrival) === 'token') askForClick(portal, room, arrival);
  else void complete(portal, room, arrival);
  return { title: 'Signing in', frame: 'door', content: [room] };
}

/** Mail scanners open links and run scripts; they do not press buttons. */
function askForClick(portal: Portal, room: HTMLElement, arrival: URL): void {
  const proceed = () => void complete(portal, room, arrival);
  room.replaceChildren(
    heading('Welcome back'),
    h('p', { class: 'lead' }, 'One click, and you are in.'),
    h('button', { class: 'button wide', type: 'button', onclick: proceed }, `Sign in to ${portal.name}`),
  );
}

async function complete(portal: Portal, room: HTMLElement, arrival: URL): Promise<void> {
  room.replaceChildren(heading('Signing you in'), working('This takes a moment.'));
  const outcome = await portal.client.completeSignIn(arrival);
  if (outcome.ok) {
    enter(portal, outcome);
    return;
  }
  // Someone who reloads this page, or comes back to it, is in already.
  if (outcome.error.code === 'no_handoff' && sessionStore.read()) {
    portal.go('/', { replace: true });
    return;
  }
  showProblem(portal, room, arrival, outcome.error);
}

function showProblem(portal: Portal, room: HTMLElement, arrival: URL, error: MagicLinkError): void {
  const words = wordsForError(error);
  const wayOn = () =>
    words.wayOn === 'retry' ? void complete(portal, room, arrival) : portal.go('/sign-in');
  room.replaceChildren(h('div', { class: 'stack' }, ...problem(words, wayOn)));
  room.querySelector('h1')?.focus();
}
