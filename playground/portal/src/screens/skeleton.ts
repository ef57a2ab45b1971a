import { h } from '../dom';

/** The shape of what is coming, so that nothing jumps when it is there. */
export function deskSkeleton(): HTMLElement {
  return h(
    'div',
    { class: 'skeleton', role: 'status' },
    unseen('Loading your project'),
    bar('tall'),
    bar('row'),
    bar('row'),
  );
}

export function pageSkeleton(): HTMLElement {
  return h('div', { class: 'skeleton', role: 'status' }, unseen('Loading the document'), bar('page-shape'));
}

function bar(shape: string): HTMLElement {
  return h('span', { class: `bar ${shape}`, 'aria-hidden': 'true' });
}

function unseen(text: string): HTMLElement {
  return h('span', { class: 'unseen' }, text);
}
