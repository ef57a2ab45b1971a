import type { MagicLinkError } from 'strapi-plugin-magic-link/client';

import { enter } from '../enter';
import { h } from '../dom';
import { heading, notice, noticeRoom, whileBusy } from '../parts';
import type { Portal, Screen } from '../portal';
import { pendingStore } from '../sessions';
import { wordsForError } from '../words';
import { resendButton } from './resend';
import { signInScreen } from './sign-in';

const CODE_DIGITS = 6;

export function checkMailScreen(portal: Portal): Screen {
  const pending = pendingStore.read();
  // Nothing was asked for in this tab: a bookmark, or another tab.
  if (!pending) return signInScreen(portal);
  const said = noticeRoom();
  const resend = resendButton(portal, pending, said);
  return {
    title: 'Check your mail',
    frame: 'door',
    content: [
      heading('Check your mail'),
      h(
        'p',
        { class: 'lead' },
        'If ',
        h('strong', { class: 'address' }, pending.email),
        ' has an account here, a mail is on its way. Press the button in it to sign in.',
      ),
      codeForm(portal, said, () => resend.send()),
      h('div', { class: 'aside-ways' }, resend.button, h('a', { href: '/sign-in' }, 'Use another address')),
      h('p', { class: 'fine' }, 'Nothing there? Look in the spam folder, too.'),
    ],
    leave: () => resend.stop(),
  };
}

function codeForm(portal: Portal, said: HTMLElement, sendNewMail: () => Promise<void>): HTMLFormElement {
  const field = codeField();
  const check = h('button', { class: 'button wide', type: 'submit' }, 'Sign in with the code');
  const submit = () => void whileBusy(check, () => tryCode(portal, field, said, sendNewMail));
  field.addEventListener('input', () => {
    field.value = field.value.replace(/\D/g, '').slice(0, CODE_DIGITS);
    if (field.value.length === CODE_DIGITS) submit();
  });
  const onsubmit = (event: Event) => {
    event.preventDefault();
    submit();
  };
  return h(
    'form',
    { class: 'code-form', novalidate: true, onsubmit },
    h('label', { for: field.id }, 'Or type the six digits from the mail'),
    field,
    h('p', { class: 'hint', id: 'code-hint' }, 'Checked as soon as the sixth digit is in.'),
    said,
    check,
  );
}

function codeField(): HTMLInputElement {
  return h('input', {
    id: 'code',
    class: 'field code',
    name: 'code',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    'aria-describedby': 'code-hint',
    spellcheck: 'false',
    placeholder: '······',
  });
}

async function tryCode(
  portal: Portal,
  field: HTMLInputElement,
  said: HTMLElement,
  sendNewMail: () => Promise<void>,
): Promise<void> {
  said.replaceChildren();
  field.removeAttribute('aria-invalid');
  if (field.value.length < CODE_DIGITS) {
    askForAllDigits(field, said);
    return;
  }
  // Read now: "send again" may have replaced the request since the screen was opened.
  const pending = pendingStore.read();
  if (!pending) {
    portal.go('/sign-in', { replace: true });
    return;
  }
  const outcome = await portal.client.verifyCode({ requestId: pending.requestId, code: field.value });
  if (outcome.ok) {
    enter(portal, outcome);
    return;
  }
  refuse(field, said, outcome.error, sendNewMail);
}

/** Said here rather than by the server, where an unfinished code would use up one of five tries. */
function askForAllDigits(field: HTMLInputElement, said: HTMLElement): void {
  const sentence = 'Please type all six digits from the mail.';
  said.replaceChildren(notice({ title: 'The code is not complete', sentence, wayOn: 'retry' }));
  markWrong(field);
}

function refuse(
  field: HTMLInputElement,
  said: HTMLElement,
  error: MagicLinkError,
  sendNewMail: () => Promise<void>,
): void {
  const words = wordsForError(error);
  const wayOn = words.wayOn === 'new-link' ? () => void sendNewMail() : undefined;
  said.replaceChildren(notice(words, wayOn));
  if (error.code === 'code_invalid') field.value = '';
  markWrong(field);
}

function markWrong(field: HTMLInputElement): void {
  field.setAttribute('aria-invalid', 'true');
  field.focus();
}
