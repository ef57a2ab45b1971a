import { h } from '../dom';
import { notice, whileBusy } from '../parts';
import type { Portal } from '../portal';
import { type PendingRequest, pendingStore } from '../sessions';
import { inWords, wordsForError } from '../words';
import { rememberRequest } from './sign-in';

export interface Resend {
  button: HTMLButtonElement;
  send(): Promise<void>;
  stop(): void;
}

/** "Send it again", which counts down until the server takes another request. */
export function resendButton(portal: Portal, pending: PendingRequest, said: HTMLElement): Resend {
  const send = () => whileBusy(button, () => sendAgain(portal, pending, said));
  const button = h('button', { class: 'link-button', type: 'button', onclick: () => void send() });
  const tick = () => showWaiting(button);
  tick();
  const clock = setInterval(tick, 1000);
  return { button, send, stop: () => clearInterval(clock) };
}

function showWaiting(button: HTMLButtonElement): void {
  const secondsLeft = Math.ceil(((pendingStore.read()?.resendAt ?? 0) - Date.now()) / 1000);
  const waiting = secondsLeft > 0;
  button.disabled = waiting;
  button.textContent = waiting ? `Send it again in ${inWords(secondsLeft)}` : 'Send it again';
}

async function sendAgain(
  portal: Portal,
  { email, redirectTo }: PendingRequest,
  said: HTMLElement,
): Promise<void> {
  said.replaceChildren();
  const outcome = await portal.client.requestLink({
    email,
    locale: navigator.language,
    ...(redirectTo && { redirectTo }),
  });
  if (!outcome.ok) {
    said.replaceChildren(notice(wordsForError(outcome.error)));
    return;
  }
  rememberRequest(email, outcome, redirectTo);
  said.replaceChildren(
    h('p', { class: 'notice good' }, 'Sent. Use the newest mail: its code is the one that counts here.'),
  );
}
