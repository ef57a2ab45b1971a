import { createMagicLinkClient } from 'strapi-plugin-magic-link/client';

import { h } from './dom';
import { deskFrame, doorFrame, mainPart } from './frames';
import type { Portal, Screen } from './portal';
import { type Route, routeFor } from './routes';
import { sessionStore } from './sessions';
import { type Settings, loadSettings } from './settings';
import { createStudioApi } from './studio-api';

let current: Screen | undefined;

function createPortal({ strapiUrl, portalName }: Settings): Portal {
  const portal: Portal = {
    name: portalName,
    client: createMagicLinkClient({ url: strapiUrl }),
    api: createStudioApi(strapiUrl),
    go(path, { replace = false } = {}) {
      if (replace) history.replaceState(null, '', path);
      else history.pushState(null, '', path);
      show(portal);
    },
  };
  return portal;
}

function show(portal: Portal): void {
  const route = routeFor(location.pathname);
  const detour = detourFrom(route);
  if (detour) {
    portal.go(detour, { replace: true });
    return;
  }
  const isFirst = current === undefined;
  current?.leave?.();
  current = route.open(portal, route.parameter);
  place(portal, current, isFirst);
}

/** Where to go instead: to sign in first, or home for someone who steps back to a door they came through. */
function detourFrom({ signed }: Route): string | undefined {
  const session = sessionStore.read();
  if (signed === 'in' && !session)
    return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  return signed === 'out' && session ? '/' : undefined;
}

function place(portal: Portal, screen: Screen, isFirst: boolean): void {
  const frame = screen.frame === 'desk' ? deskFrame(portal, screen) : doorFrame(portal, screen);
  document.title = `${screen.title} · ${portal.name}`;
  document.querySelector('#portal')?.replaceChildren(...frame);
  window.scrollTo(0, 0);
  // After a change of screen, a reader continues at its heading. At the first one the browser itself announces it.
  const start = isFirst ? null : (document.querySelector('h1') ?? mainPart());
  (screen.focus ?? start)?.focus({ preventScroll: true });
}

/** Links inside the portal change the screen; those with a modifier key still open a tab. */
function followLinksInside(portal: Portal): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const href = link?.getAttribute('href');
    if (!href?.startsWith('/') || !plain || event.defaultPrevented) return;
    event.preventDefault();
    portal.go(href);
  });
}

async function start(): Promise<void> {
  const portal = createPortal(await loadSettings());
  followLinksInside(portal);
  window.addEventListener('popstate', () => show(portal));
  show(portal);
}

start().catch(() => {
  const reload = h(
    'button',
    { class: 'button', type: 'button', onclick: () => location.reload() },
    'Try again',
  );
  const sentence = h('p', { role: 'alert' }, 'The portal could not start. Please check your connection.');
  document.querySelector('#portal')?.replaceChildren(h('main', { class: 'stranded' }, sentence, reload));
});
