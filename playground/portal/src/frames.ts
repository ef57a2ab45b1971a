import { h } from './dom';
import type { Portal, Screen } from './portal';
import { sessionStore } from './sessions';
import { signOut } from './sign-out';

/** Before signing in: the studio beside one short task. */
export function doorFrame(portal: Portal, screen: Screen): Node[] {
  const promise = h(
    'p',
    { class: 'door-promise' },
    'Your project, your papers and what comes next, in one place.',
  );
  return [
    h(
      'div',
      { class: 'door' },
      h('aside', { class: 'door-studio' }, brand(portal.name), promise),
      h('main', { class: 'door-task' }, h('div', { class: 'task' }, ...screen.content)),
    ),
  ];
}

/** At work: a slim header with the account, and the content below. */
export function deskFrame(portal: Portal, screen: Screen): Node[] {
  const email = sessionStore.read()?.user.email;
  const leave = h(
    'button',
    { class: 'button quiet', type: 'button', onclick: () => void signOut(portal) },
    'Sign out',
  );
  return [
    h('a', { class: 'skip', href: '#content', onclick: skipToContent }, 'Skip to content'),
    h(
      'header',
      { class: 'desk-header' },
      h('a', { class: 'brand-link', href: '/', 'aria-label': `${portal.name}, home` }, brand(portal.name)),
      h('div', { class: 'account' }, h('span', { class: 'account-email' }, email), leave),
    ),
    h('main', { class: 'desk', id: 'content', tabindex: -1 }, ...screen.content),
  ];
}

function brand(name: string): HTMLElement {
  const mark = h('img', { src: '/mark.svg', alt: '', width: 32, height: 32 });
  return h('span', { class: 'brand' }, mark, h('span', {}, name));
}

/** Without a change of the address, which the router would take for a screen. */
function skipToContent(event: Event): void {
  event.preventDefault();
  mainPart()?.focus();
}

/** Where the focus waits while a desk screen loads. */
export function mainPart(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#content');
}
