type Attribute = string | number | boolean | undefined;
type Listener = (event: Event) => void;
type Attributes = Record<string, Attribute | Listener>;

export type Child = Node | string | false | undefined;

/** Builds an element. Text enters as text nodes only, so nothing that a server sent is ever read as markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.filter(isShown));
  return element;
}

/** `{ onclick: fn }` listens, `true` is an empty attribute, `false` and `undefined` leave it out. */
function setAttribute(element: HTMLElement, name: string, value: Attribute | Listener): void {
  if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
  else if (value === true) element.setAttribute(name, '');
  else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
}

function isShown(child: Child): child is Node | string {
  return child !== false && child !== undefined;
}
