import { type Child, h } from './dom';
import { type Words, buttonFor } from './words';

export function heading(text: string): HTMLElement {
  return h('h1', { tabindex: -1 }, text);
}

/** The room for what a form has to say; there from the start, so that screen readers hear what enters. */
export function noticeRoom(): HTMLElement {
  return h('div', { class: 'notice-room', role: 'alert' });
}

/** A problem in place, beside the form that caused it. Without `onWayOn` the form's own button is the way on. */
export function notice(words: Words, onWayOn?: () => void): HTMLElement {
  const text = h('p', {}, h('strong', {}, `${words.title}. `), words.sentence);
  const wayOn =
    onWayOn &&
    h('button', { class: 'button quiet', type: 'button', onclick: onWayOn }, buttonFor(words.wayOn));
  return h('div', { class: 'notice' }, text, wayOn);
}

/** A problem that is the whole story of the screen, with one button on. */
export function problem(words: Words, onWayOn: () => void): Child[] {
  return [
    heading(words.title),
    h('p', { class: 'lead', role: 'alert' }, words.sentence),
    h('button', { class: 'button wide', type: 'button', onclick: onWayOn }, buttonFor(words.wayOn)),
  ];
}

export function working(sentence: string): HTMLElement {
  return h(
    'p',
    { class: 'working', role: 'status' },
    h('span', { class: 'spinner', 'aria-hidden': 'true' }),
    sentence,
  );
}

/** Keeps a form from being sent twice, and says so to those who can't see the button grey out. */
export async function whileBusy(button: HTMLButtonElement, work: () => Promise<void>): Promise<void> {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  button.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-disabled');
    button.removeAttribute('aria-busy');
  }
}
