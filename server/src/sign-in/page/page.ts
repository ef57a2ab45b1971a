import { directionOf, type Language } from '../../domain/language';
import { isolated, leftToRight } from '../../rendering/direction';
import { html, webAddress } from '../../rendering/html';
import { monogram, portalName } from '../../rendering/portal-name';
import { speakerOf } from '../../rendering/texts';
import { contentSecurityPolicyFor } from './content-security-policy';
import { contentOf } from './contents';
import { PAGE_TEXTS } from './languages';
import type { PageState } from './states';
import type { Content, Scene } from './scene';
import { pageStyle, type PageStyle } from './styles';
import type { PAGE_PLACEHOLDERS } from './texts';

export interface PageInput {
  language: Language;
  /** `accentColor`: `#` and six hexadecimal digits. */
  portal: { name: string; url: string; accentColor?: string };
  state: PageState;
}

export interface RenderedPage {
  status: number;
  html: string;
  contentSecurityPolicy: string;
}

const STATUS = {
  live: 200,
  'try-again': 403,
  expired: 410,
  used: 410,
  revoked: 410,
  'not-ours': 400,
  busy: 429,
  report: 200,
  reported: 200,
  renewed: 202,
  decline: 200,
  declined: 200,
} as const satisfies Record<PageState['kind'], number>;

/**
 * The page behind the mailed link, with its status and the policy that it must be served with. Pure; throws a `TypeError`
 * when an address is not http(s), which the configuration refuses at the start.
 */
export function renderPage({ language, portal, state }: PageInput): RenderedPage {
  const { host, origin } = new URL(portal.url);
  const style = pageStyle(portal.accentColor);
  const scene: Scene = {
    say: speakerOf<typeof PAGE_PLACEHOLDERS>(PAGE_TEXTS[language]),
    portal: { name: portalName(portal, host), url: webAddress(portal.url), host },
  };
  return {
    status: STATUS[state.kind],
    html: layOutPage(language, scene, contentOf(state, scene), style),
    contentSecurityPolicy: contentSecurityPolicyFor(origin, style.hash),
  };
}

function layOutPage(
  language: Language,
  { portal }: Scene,
  { title, body }: Content,
  style: PageStyle,
): string {
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
        ${style.element}
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
