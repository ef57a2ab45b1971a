import { h } from '../dom';
import type { ReviewPacket } from '../studio-api';

export function packetList(packets: ReviewPacket[]): HTMLElement {
  const rows = packets.map(packetRow);
  return h(
    'section',
    { class: 'desk-packets', 'aria-labelledby': 'packets-title' },
    h('h2', { id: 'packets-title' }, 'For your review'),
    rows.length > 0 ? h('ul', { class: 'packets' }, ...rows) : nothingToReview(),
  );
}

function packetRow({ documentId, title, period }: ReviewPacket): HTMLElement {
  return h(
    'li',
    {},
    h(
      'a',
      { class: 'card packet-row', href: `/packets/${encodeURIComponent(documentId)}` },
      h('span', { class: 'packet-title' }, title),
      h('span', { class: 'packet-period' }, period),
    ),
  );
}

function nothingToReview(): HTMLElement {
  return h('p', { class: 'card empty' }, 'Nothing waits for you. We will write when something does.');
}
