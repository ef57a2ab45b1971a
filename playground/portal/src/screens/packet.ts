import { h } from '../dom';
import { heading } from '../parts';
import type { Portal, Screen } from '../portal';
import type { ReviewPacket } from '../studio-api';
import { proseOf } from './prose';
import { fillRoom } from './reading';
import { pageSkeleton } from './skeleton';

export function packetScreen(portal: Portal, documentId: string): Screen {
  const room = h('div', {}, pageSkeleton());
  const draw = (packet: ReviewPacket) => drawPacket(portal, packet);
  void fillRoom(portal, room, (session) => portal.api.packet(session, documentId), draw);
  return {
    title: 'Document',
    frame: 'desk',
    content: [h('nav', { class: 'back' }, h('a', { href: '/' }, '← Your project')), room],
  };
}

function drawPacket(portal: Portal, { title, period, body }: ReviewPacket): Node[] {
  document.title = `${title} · ${portal.name}`;
  const print = h(
    'button',
    { class: 'button quiet', type: 'button', onclick: () => window.print() },
    'Print',
  );
  const head = h(
    'header',
    { class: 'page-head' },
    h('div', {}, h('p', { class: 'period' }, period), heading(title)),
    print,
  );
  return [h('article', { class: 'card page' }, head, h('div', { class: 'prose' }, ...proseOf(body)))];
}
