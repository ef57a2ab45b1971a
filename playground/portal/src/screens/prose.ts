import { h } from '../dom';

/**
 * The little markup that packets are written in: blank lines part paragraphs, `## ` makes a heading, `- ` an item.
 * Not Markdown: a full renderer would be one more way for a document to bring its own HTML.
 */
export function proseOf(text: string): Node[] {
  const nodes: Node[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('- ')) listAtEndOf(nodes).append(h('li', {}, line.slice(2)));
    else if (line.startsWith('## ')) nodes.push(h('h2', {}, line.slice(3)));
    else if (line) nodes.push(h('p', {}, line));
  }
  return nodes;
}

function listAtEndOf(nodes: Node[]): HTMLElement {
  const last = nodes.at(-1);
  if (last instanceof HTMLUListElement) return last;
  const list = h('ul');
  nodes.push(list);
  return list;
}
