import type { MagicLinkError, RequestedLink } from 'strapi-plugin-magic-link/client';

import { h } from '../dom';
import { ownPath } from '../own-path';
import { heading, notice, noticeRoom, whileBusy } from '../parts';
import type { Portal, Screen } from '../portal';
import { pendingStore } from '../sessions';
import { wordsForError } from '../words';

export function signInScreen(portal: Portal): Screen {
  const email = emailField();
  const said = noticeRoom();
  const send = h('button', { class: 'button wide', type: 'submit' }, 'E-mail me a link');
  const submit = (event: Event) => {
    event.preventDefault();
    void whileBusy(send, () => askForLink(portal, email, said));
  };
  return {
    title: 'Sign in',
    frame: 'door',
    focus: email,
    content: [
      heading('Sign in to your project'),
      h('p', { class: 'lead' }, 'No password to remember. We send you a link that signs you in.'),
      h(
        'form',
        { novalidate: true, onsubmit: submit },
        h('label', { for: email.id }, 'Your e-mail address'),
        email,
        said,
        send,
      ),
      h('p', { class: 'fine' }, 'The link works once, and for fifteen minutes.'),
    ],
  };
}

function emailField(): HTMLInputElement {
  return h('input', {
    id: 'email',
    class: 'field',
    type: 'email',
    name: 'email',
    autocomplete: 'email',
    autocapitalize: 'none',
    spellcheck: 'false',
    required: true,
    placeholder: 'you@company.example',
    value: pendingStore.read()?.email,
  });
}

async function askForLink(portal: Portal, field: HTMLInputElement, said: HTMLElement): Promise<void> {
  said.replaceChildren();
  field.removeAttribute('aria-invalid');
  const email = field.value.trim();
  const redirectTo = pageAskedFor();
  const outcome = await portal.client.requestLink({
    email,
    locale: navigator.language,
    ...(redirectTo && { redirectTo }),
  });
  if (!outcome.ok) {
    refuse(portal, field, said, outcome.error);
    return;
  }
  rememberRequest(email, outcome, redirectTo);
  portal.go('/check-mail');
}

export function rememberRequest(email: string, link: RequestedLink, redirectTo: string | undefined): void {
  pendingStore.write({
    email,
    requestId: link.requestId,
    resendAt: Date.now() + link.resendAfterSeconds * 1000,
    ...(redirectTo && { redirectTo }),
  });
}

/** Where the visitor was heading when asked to sign in. */
function pageAskedFor(): string | undefined {
  const next = ownPath(new URLSearchParams(location.search).get('next'), location.origin);
  return next === '/' ? undefined : next;
}

function refuse(portal: Portal, field: HTMLInputElement, said: HTMLElement, error: MagicLinkError): void {
  const words = wordsForError(error);
  // The form itself is the way to try again; only a fresh start needs a button of its own.
  const startAfresh = words.wayOn === 'new-link' ? () => portal.go('/sign-in', { replace: true }) : undefined;
  said.replaceChildren(notice(words, startAfresh));
  if (error.code !== 'invalid_email') return;
  field.setAttribute('aria-invalid', 'true');
  field.focus();
}
