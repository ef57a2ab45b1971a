import { DARK, LIGHT, MONO, SANS } from '../../rendering/palette';
import { accentColours } from '../../rendering/accent';
import { trustedHtml, type SafeHtml } from '../../rendering/html';

/**
 * What a mail looks like where `<style>` is cut away (Gmail with foreign accounts, Word inside Outlook): complete. The
 * sheets below only add the dark colours and the narrow screen. `<accent>` and the like stand for the portal's own colours:
 * nothing that anybody typed can hold them, since it is escaped.
 */
const TEXTS = {
  ground: `margin:0;padding:0;width:100%;background-color:${LIGHT.ground};`,
  card: `background-color:${LIGHT.surface};border:1px solid ${LIGHT.line};border-radius:12px;`,
  inside: `padding:32px 36px 30px;font-family:${SANS};overflow-wrap:anywhere;word-break:break-word;`,
  mark: `width:40px;height:40px;border-radius:9px;background-color:<accent>;color:<on-accent>;font:600 18px/40px ${SANS};text-align:center;`,
  portalName: `margin:0;font:600 15px/20px ${SANS};color:${LIGHT.ink};`,
  portalAddress: `margin:0;font:400 13px/18px ${SANS};color:${LIGHT.muted};`,
  heading: `margin:26px 0 8px;font:600 24px/31px ${SANS};color:${LIGHT.ink};`,
  subheading: `margin:0 0 4px;font:600 15px/22px ${SANS};color:${LIGHT.ink};`,
  paragraph: `margin:0;font:400 16px/25px ${SANS};color:${LIGHT.ink};`,
  small: `margin:0;font:400 14px/21px ${SANS};color:${LIGHT.muted};`,
  buttonCell: `border-radius:8px;background-color:<accent>;text-align:center;mso-padding-alt:16px 28px;`,
  button: `display:block;padding:16px 28px;border-radius:8px;background-color:<accent>;color:<on-accent>;font:600 17px/22px ${SANS};text-align:center;text-decoration:none;`,
  codeCell: `padding:18px 20px;border-radius:8px;background-color:${LIGHT.tint};border:1px solid ${LIGHT.line};`,
  code: `display:inline-block;margin:8px 0 10px;font:600 30px/38px ${MONO};letter-spacing:3px;color:${LIGHT.ink};-webkit-user-select:all;user-select:all;`,
  note: `margin:6px 0 0;padding:0;font:400 16px/25px ${SANS};text-align:start;color:${LIGHT.ink};`,
  rule: `border:0;border-top:1px solid ${LIGHT.line};height:0;line-height:0;font-size:0;`,
  rawLink: `display:block;text-align:left;font:400 12px/18px ${MONO};color:<accent-link>;word-break:break-all;overflow-wrap:anywhere;text-decoration:none;`,
  quietLink: `display:inline-block;padding:5px 0;font:400 14px/21px ${SANS};color:<accent-link>;text-decoration:underline;`,
  footer: `padding:18px 36px 0;overflow-wrap:anywhere;word-break:break-word;font:400 13px/20px ${SANS};color:${LIGHT.muted};`,
  hidden:
    'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all;',
} as const;

export const INLINE = Object.fromEntries(
  Object.entries(TEXTS).map(([name, style]) => [name, trustedHtml(style)]),
) as Record<keyof typeof TEXTS, SafeHtml>;

/** Puts the colours of the portal in the places that the styles leave for them. */
export function dyed(mail: string, accentColor: string): string {
  const { light, dark } = accentColours(accentColor);
  const colours: Record<string, string> = {
    accent: light.accent,
    'on-accent': light.onAccent,
    'accent-link': light.link,
    'dark-accent': dark.accent,
    'dark-on-accent': dark.onAccent,
    'dark-accent-link': dark.link,
  };
  return mail.replace(
    /<((?:dark-)?(?:on-)?accent(?:-link)?)>/g,
    (place, name: string) => colours[name] ?? place,
  );
}

const DARK_RULES: readonly [selector: string, rule: string][] = [
  ['.ground', `background-color:${DARK.ground} !important`],
  ['.card', `background-color:${DARK.surface} !important;border-color:${DARK.line} !important`],
  ['.ink', `color:${DARK.ink} !important`],
  ['.muted', `color:${DARK.muted} !important`],
  ['.accent', `background-color:<dark-accent> !important;color:<dark-on-accent> !important`],
  ['.tint', `background-color:${DARK.tint} !important;border-color:${DARK.line} !important`],
  ['.rule', `border-color:${DARK.line} !important`],
  ['.link', `color:<dark-accent-link> !important`],
];

function darkRules(prefix: string): string {
  return DARK_RULES.map(([selector, rule]) => `${prefix}${selector}{${rule}}`).join('');
}

/**
 * Two sheets, because Gmail drops a sheet as a whole when it holds something that Gmail does not know. `data-ogsb` and
 * `data-ogsc` are what Outlook puts on elements whose colours it has changed.
 */
export const STYLE_SHEETS = trustedHtml(`<style>
body{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
table{border-collapse:separate;mso-table-lspace:0;mso-table-rspace:0}
a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}
@media only screen and (max-width:480px){.outer{padding:0!important}.inside{padding:26px 20px!important}.footer{padding:16px 20px 28px!important}.card{border-width:0!important;border-radius:0!important}}
</style>
<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){${darkRules('')}}
${darkRules('[data-ogsb] ')}${darkRules('[data-ogsc] ')}
</style>
<!--[if mso]><style>body,table,td,p,a,h1,h2{font-family:Arial,sans-serif!important}</style><![endif]-->`);
