import { h } from '../dom';
import { heading } from '../parts';
import type { Screen } from '../portal';

export function signedOutScreen(): Screen {
  return {
    title: 'Signed out',
    frame: 'door',
    content: [
      heading('You are signed out'),
      h('p', { class: 'lead' }, 'Nothing of your project is left in this tab. See you soon.'),
      h('a', { class: 'button wide', href: '/sign-in' }, 'Sign in again'),
    ],
  };
}
