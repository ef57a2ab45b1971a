import { isolated, leftToRight } from '../../rendering/direction';
import { html, webAddress, type Interpolation, type SafeHtml } from '../../rendering/html';
import type { Speaker } from '../../rendering/texts';
import type { LiveLink, PageState, TokenForm } from './states';
import type { PAGE_PLACEHOLDERS } from './texts';

export interface Scene {
  say: Speaker<typeof PAGE_PLACEHOLDERS>;
  portal: { name: string; url: string; host: string };
}

export interface Content {
  title: string;
  body: Interpolation;
}

type StateOf<Kind extends PageState['kind']> = Extract<PageState, { kind: Kind }>;

type WayOn = 'requestNewLink' | 'openPortal';

/** Where a visitor goes on who can't sign in with this link. */
const WAY_ON = {
  expired: 'requestNewLink',
  used: 'openPortal',
  revoked: 'requestNewLink',
  'not-ours': 'requestNewLink',
  busy: 'openPortal',
} as const satisfies Partial<Record<PageState['kind'], WayOn>>;

export function contentOf(state: PageState, scene: Scene): Content {
  switch (state.kind) {
    case 'live':
    case 'try-again':
      return liveContent(state, scene);
    case 'expired':
      return state.renew ? renewableContent(state.renew, scene) : closedContent('expired', scene);
    case 'report':
      return reportContent(state, scene);
    case 'reported':
      return reportedContent(scene);
    case 'renewed':
      return renewedContent(scene);
    default:
      return closedContent(state.kind, scene);
  }
}

function liveContent(state: StateOf<'live' | 'try-again'>, { say, portal }: Scene): Content {
  const name = isolated(portal.name);
  const address = leftToRight(state.maskedAddress);
  return {
    title: say.plain('live.title', { portal: portal.name }),
    body: html`${state.kind === 'try-again' && html`<p class="notice">${say.plain('try-again.notice')}</p>`}
      <h1>${say.html('live.title', { portal: name })}</h1>
      <p class="who">${say.html('live.who', { address })}</p>
      ${buttonForm(
        state.form,
        html`${say.plain('live.button')}<span class="unseen">
            ${say.html('live.buttonDetail', { portal: name, address })}</span
          >`,
      )}
      ${state.code && codePanel(state.code, say)}
      <p class="small below">${say.plain('live.notYou')}</p>
      ${reportLink(state, say)}`,
  };
}

/** Two groups for the eye; a copy holds the bare digits, because the gap is padding and no character. */
function codePanel(code: string, say: Scene['say']): SafeHtml {
  const half = Math.ceil(code.length / 2);
  return html`<section class="code" aria-labelledby="code">
    <h2 id="code">${say.plain('live.codeHeading')}</h2>
    <p>
      <bdi class="digits" dir="ltr"><span>${code.slice(0, half)}</span>${code.slice(half)}</bdi>
    </p>
    <p class="small">${say.plain('live.codeHint')}</p>
  </section>`;
}

/** A link and no button: whoever came to sign in must not press it by mistake. */
function reportLink({ reportUrl }: LiveLink, say: Scene['say']): Interpolation {
  return reportUrl && quietLink(webAddress(reportUrl), say.plain('notMe'));
}

function renewableContent(renew: TokenForm, { say, portal }: Scene): Content {
  return {
    title: say.plain('expired.title'),
    body: html`<h1>${say.plain('expired.title')}</h1>
      <p>${say.plain('expired.renewText')}</p>
      ${buttonForm(renew, say.plain('expired.renew'))} ${portalLink('openPortal', { say, portal })}`,
  };
}

function renewedContent({ say, portal }: Scene): Content {
  return {
    title: say.plain('renewed.title'),
    body: html`<h1>${say.plain('renewed.title')}</h1>
      <p>${say.plain('renewed.text')}</p>
      <p class="small below">${say.plain('renewed.otherwise')}</p>
      ${portalLink('requestNewLink', { say, portal })}`,
  };
}

function reportContent({ form }: StateOf<'report'>, { say, portal }: Scene): Content {
  return {
    title: say.plain('report.title'),
    body: html`<h1>${say.plain('report.title')}</h1>
      <p>${say.html('report.text', { portal: isolated(portal.name) })}</p>
      ${buttonForm(form, say.plain('notMe'))}
      <p class="small below">${say.plain('report.wasYou')}</p>`,
  };
}

function reportedContent({ say, portal }: Scene): Content {
  return {
    title: say.plain('reported.title'),
    body: html`<h1>${say.plain('reported.title')}</h1>
      <p>${say.plain('reported.text')}</p>
      <p class="small below">${say.html('reported.again', { portal: isolated(portal.name) })}</p>
      ${portalLink('openPortal', { say, portal })}`,
  };
}

function closedContent(kind: keyof typeof WAY_ON, { say, portal }: Scene): Content {
  const name = isolated(portal.name);
  return {
    title: say.plain(`${kind}.title`),
    body: html`<h1>${say.plain(`${kind}.title`)}</h1>
      <p>${kind === 'used' ? say.html('used.text', { portal: name }) : say.plain(`${kind}.text`)}</p>
      <a class="button" href="${portal.url}" rel="noreferrer"
        >${say.html(WAY_ON[kind], { portal: name })}</a
      >`,
  };
}

/** The one button of a page, and what it posts. */
function buttonForm({ action, ...fields }: TokenForm & { nonce?: string }, label: Interpolation): SafeHtml {
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

function portalLink(way: WayOn, { say, portal }: Scene): SafeHtml {
  return quietLink(portal.url, say.html(way, { portal: isolated(portal.name) }));
}

/** The second way, where there is a first one. */
function quietLink(url: string, label: Interpolation): SafeHtml {
  return html`<p class="quiet"><a href="${url}" rel="noreferrer">${label}</a></p>`;
}
