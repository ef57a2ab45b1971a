import { isolated } from '../../rendering/direction';
import { html, type Interpolation, type SafeHtml } from '../../rendering/html';
import type { Scene } from './scene';
import type { TokenForm } from './states';

export type WayOn = 'requestNewLink' | 'openPortal';

/** The one button of a page, and what it posts. */
export function buttonForm(
  { action, ...fields }: TokenForm & { nonce?: string },
  label: Interpolation,
): SafeHtml {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form
    method="post"
    action="${action}"
    enctype="application/x-www-form-urlencoded"
    autocomplete="off"
  >
    ${hidden}
    <button class="button" type="submit">${label}</button>
  </form>`;
}

export function portalLink(way: WayOn, { say, portal }: Scene): SafeHtml {
  return quietLink(portal.url, say.html(way, { portal: isolated(portal.name) }));
}

/** The second way, where there is a first one. */
export function quietLink(url: string, label: Interpolation): SafeHtml {
  return html`<p class="quiet"><a href="${url}" rel="noreferrer">${label}</a></p>`;
}
