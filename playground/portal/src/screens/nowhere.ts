import { h } from '../dom';
import { heading } from '../parts';
import type { Screen } from '../portal';

export function nowhereScreen(): Screen {
  return {
    title: 'Page not found',
    frame: 'door',
    content: [
      heading('There is no page here'),
      h('p', { class: 'lead' }, 'The address may have a letter too many or too few.'),
      h('a', { class: 'button wide', href: '/' }, 'Go to my project'),
    ],
  };
}
