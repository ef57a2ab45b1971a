import { directionOf, type Language } from '../../domain/language';
import { isolated, leftToRight } from '../../rendering/direction';
import { html, webAddress, type Interpolation, type SafeHtml } from '../../rendering/html';
import { monogram, portalName } from '../../rendering/portal-name';
import { speakerOf, type Speaker } from '../../rendering/texts';
import { contentSecurityPolicyFor } from './content-security-policy';
import { PAGE_TEXTS } from './languages';
import { STYLE_ELEMENT } from './styles';
import type { PAGE_PLACEHOLDERS } from './texts';

export interface LiveLink {
  /** Such as `a•••@client.example`; the page never sees the whole address. */
  maskedAddress: string;
  /** Six digits, or null when the policy offers no code. */
  code: string | null;
  form: { action: string; token: string; nonce: string };
}

export type PageState =
  | ({ kind: 'live' } & LiveLink)
  /** The page was stale (cookie or nonce missing): asks for the click again. */
  | ({ kind: 'try-again' } & LiveLink)
  /** `busy`: opened too often within a minute. */
  | { kind: 'expired' | 'used' | 'revoked' | 'not-ours' | 'busy' };

export interface PageInput {
  language: Language;
  portal: { name: string; url: string };
  state: PageState;
}

export interface RenderedPage {
  status: number;
  html: string;
  contentSecurityPolicy: string;
}

type Closed = Exclude<PageState, LiveLink>['kind'];

interface Scene {
  say: Speaker<typeof PAGE_PLACEHOLDERS>;
  portal: { name: string; url: string; host: string };
}

const STATUS = {
  live: 200,
  'try-again': 403,
  expired: 410,
  used: 410,
  revoked: 410,
  'not-ours': 400,
  busy: 429,
} as const satisfies Record<PageState['kind'], number>;

/** Where a visitor goes on who can't sign in with this link. */
const WAY_ON = {
  expired: 'requestNewLink',
  used: 'openPortal',
  revoked: 'requestNewLink',
  'not-ours': 'requestNewLink',
  busy: 'openPortal',
} as const satisfies Record<Closed, keyof typeof PAGE_PLACEHOLDERS>;

/**
 * The page behind the mailed link, with its status and the policy that it must be served with. Pure; throws a `TypeError`
 * when the portal's address is not http(s), which the configuration refuses at the start.
 */
export function renderPage({ language, portal, state }: PageInput): RenderedPage {
  const { host, origin } = new URL(portal.url);
  const scene: Scene = {
    say: speakerOf<typeof PAGE_PLACEHOLDERS>(PAGE_TEXTS[language]),
    portal: { name: portalName(portal, host), url: webAddress(portal.url), host },
  };
  return {
    status: STATUS[state.kind],
    html: layOutPage(language, scene, contentOf(state, scene)),
    contentSecurityPolicy: contentSecurityPolicyFor(origin),
  };
}

interface Content {
  title: string;
  body: Interpolation;
}

function contentOf(state: PageState, scene: Scene): Content {
  switch (state.kind) {
    case 'live':
    case 'try-again':
      return liveContent(state, scene);
    default:
      return closedContent(state.kind, scene);
  }
}

function liveContent(state: Extract<PageState, LiveLink>, { say, portal }: Scene): Content {
  const name = isolated(portal.name);
  const address = leftToRight(state.maskedAddress);
  return {
    title: say.plain('live.title', { portal: portal.name }),
    body: html`${state.kind === 'try-again' && html`<p class="notice">${say.plain('try-again.notice')}</p>`}
      <h1>${say.html('live.title', { portal: name })}</h1>
      <p class="who">${say.html('live.who', { address })}</p>
      <form
        method="post"
        action="${state.form.action}"
        enctype="application/x-www-form-urlencoded"
        autocomplete="off"
      >
        <input type="hidden" name="token" value="${state.form.token}" />
        <input type="hidden" name="nonce" value="${state.form.nonce}" />
        <button class="button" type="submit">
          ${say.plain('live.button')}<span class="unseen">
            ${say.html('live.buttonDetail', { portal: name, address })}</span
          >
        </button>
      </form>
      ${state.code && codePanel(state.code, say)}
      <p class="small below">${say.plain('live.notYou')}</p>`,
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

function closedContent(kind: Closed, { say, portal }: Scene): Content {
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

function layOutPage(language: Language, { portal }: Scene, { title, body }: Content): string {
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex,nofollow,noarchive" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <div class="sheet">
          <header>
            <span class="mark" aria-hidden="true">${monogram(portal.name)}</span>
            <p class="portal">
              ${isolated(portal.name)}<span class="host">${leftToRight(portal.host)}</span>
            </p>
          </header>
          <main>${body}</main>
        </div>
      </body>
    </html> `.toString();
}
