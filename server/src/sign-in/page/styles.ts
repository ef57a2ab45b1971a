import { createHash } from 'node:crypto';
import { accentColours, type AccentColours } from '../../rendering/accent';
import { trustedHtml, type SafeHtml } from '../../rendering/html';
import { DARK, LIGHT, MONO, SANS } from '../../rendering/palette';

function variables(palette: Readonly<Record<string, string>>): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

/**
 * The page's only style sheet. Logical properties throughout, so that Arabic needs no second one. No `style` attribute
 * anywhere: the policy allows this very text by its hash and nothing else.
 */
const sheetIn = ({ light, dark }: Record<'light' | 'dark', AccentColours>): string => `
:root{color-scheme:light dark;${variables({ ...LIGHT, ...light })}}
@media (prefers-color-scheme:dark){:root{${variables({ ...DARK, ...dark })}}}
@media (prefers-contrast:more){:root{--line:currentColor;--muted:var(--ink)}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;align-items:center;background:var(--ground);color:var(--ink);font:400 1rem/1.55 ${SANS};overflow-wrap:anywhere}
.sheet{width:100%;max-width:29rem;margin-block:clamp(0rem,9vh,6.5rem) 2rem;padding:2.25rem 2.25rem 2rem;background:var(--surface);border:1px solid var(--line);border-radius:.875rem}
header{display:flex;align-items:center;gap:.75rem;margin-block-end:1.75rem}
.mark{flex:none;display:grid;place-items:center;inline-size:2.5rem;block-size:2.5rem;border-radius:.5625rem;background:var(--accent);color:var(--onAccent);font-weight:600;font-size:1.125rem;border:1px solid transparent}
.portal{margin:0;font-weight:600;font-size:.9375rem;line-height:1.3}
.host{display:block;font-weight:400;font-size:.8125rem;color:var(--muted)}
h1{margin:0 0 .5rem;font-weight:600;font-size:1.5rem;line-height:1.3;letter-spacing:-.01em;text-wrap:balance}
html:lang(ar){font-size:106.25%}
:lang(ar) h1{letter-spacing:0}
h2{margin:0 0 .25rem;font-weight:600;font-size:.9375rem;line-height:1.45}
p{margin:0;text-wrap:pretty}
.why{margin-block-end:.5rem}
.who bdi{font-weight:600}
.button{display:block;inline-size:100%;margin-block-start:1.625rem;padding:.9375rem 1.25rem;border:1px solid transparent;border-radius:.5rem;background:var(--accent);color:var(--onAccent);font:600 1.0625rem/1.35 ${SANS};text-align:center;text-wrap:balance;text-decoration:none;cursor:pointer}
.button:hover,.button:active{background:var(--accentPressed)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.notice{margin-block-end:1.25rem;padding:.75rem 1rem;border:1px solid var(--line);border-inline-start:4px solid var(--accent);border-radius:.5rem;background:var(--tint);font-size:.9375rem}
.code{margin-block-start:1.5rem;padding:1.125rem 1.25rem;border:1px solid var(--line);border-radius:.5rem;background:var(--tint)}
.digits{display:inline-block;margin-block:.375rem .5rem;font:600 1.875rem/1.3 ${MONO};letter-spacing:.1em;-webkit-user-select:all;user-select:all}
.digits span{padding-right:.35em}
.small{font-size:.875rem;line-height:1.5;color:var(--muted)}
.below{margin-block-start:1.25rem}
.quiet{margin-block-start:.125rem;font-size:.875rem;line-height:1.5}
.quiet a{display:inline-block;padding-block:.375rem;color:var(--link);text-decoration:underline;text-underline-offset:.2em}
.quiet a:hover{text-decoration-thickness:2px}
form+.quiet{margin-block-start:1rem;text-align:center}
.unseen{position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:30rem){body{background:var(--surface)}.sheet{margin:0;padding:1.5rem 1.25rem;border:0;border-radius:0}}
@media (forced-colors:active){.button,.mark{border-color:ButtonBorder}}
`;

export interface PageStyle {
  element: SafeHtml;
  /** For the content security policy: of the very text that the page holds. */
  hash: string;
}

/** `accentColor`: `#` and six hexadecimal digits. @default the plugin's own colour */
export function pageStyle(accentColor: string = LIGHT.accent): PageStyle {
  if (last?.accentColor !== accentColor) last = { accentColor, style: styleOf(accentColor) };
  return last.style;
}

/** A portal has one colour, which seldom changes. */
let last: { accentColor: string; style: PageStyle } | undefined;

/** Joined here and not in a template, where a formatter would add blanks and the hash would no longer match. */
function styleOf(accentColor: string): PageStyle {
  const sheet = sheetIn(accentColours(accentColor));
  const hash = `sha256-${createHash('sha256').update(sheet, 'utf8').digest('base64')}`;
  return { element: trustedHtml(`<style>${sheet}</style>`), hash };
}
