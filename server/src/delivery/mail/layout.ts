import { directionOf, type Language } from '../../domain/language';
import { isolated, leftToRight } from '../../rendering/direction';
import { html, trustedHtml, type Interpolation, type SafeHtml } from '../../rendering/html';
import { monogram } from '../../rendering/portal-name';
import { LIGHT } from '../../rendering/palette';
import { dyed, INLINE, STYLE_SHEETS } from './styles';

/** `accentColor`: of buttons and links, `#` and six hexadecimal digits. @default the plugin's own */
export interface Letterhead {
  name: string;
  address: string;
  accentColor?: string;
}

export interface MailLayout {
  language: Language;
  title: string;
  /** Shown in the list of mails. Never holds the code: it would show on a locked screen. */
  preheader: SafeHtml;
  portal: Letterhead;
  content: Interpolation[];
  footer: SafeHtml;
}

/** Blanks after the preheader, or clients fill its line up with the first words of the mail. */
const PREHEADER_TAIL = trustedHtml('&#847;&zwnj;&nbsp;'.repeat(60));

/** Word knows no `max-width`, so it is given a table of that width. */
const WORD_TABLE_START = trustedHtml(
  '<!--[if mso]><table role="presentation" width="520" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->',
);
const WORD_TABLE_END = trustedHtml('<!--[if mso]></td></tr></table><![endif]-->');

/** The sheet of paper that every kind of mail is written on: portal on top, content in a card, the sender below. */
export function layOutMail(mail: MailLayout): string {
  const direction = directionOf(mail.language);
  const mailHtml = html`<!doctype html>
    <html lang="${mail.language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <meta name="x-apple-disable-message-reformatting" />
        <title>${mail.title}</title>
        ${STYLE_SHEETS}
      </head>
      <body class="ground" dir="${direction}" style="${INLINE.ground}">
        <div style="${INLINE.hidden}">${mail.preheader}${PREHEADER_TAIL}</div>
        <div
          role="article"
          aria-roledescription="email"
          aria-label="${mail.title}"
          lang="${mail.language}"
          dir="${direction}"
        >
          <table
            role="presentation"
            class="ground"
            width="100%"
            cellpadding="0"
            cellspacing="0"
            border="0"
            style="${INLINE.ground}"
          >
            <tr>
              <td class="outer" align="center" style="padding:28px 12px 36px;">
                ${WORD_TABLE_START}
                <table
                  role="presentation"
                  dir="${direction}"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  border="0"
                  style="max-width:520px;margin:0 auto;"
                >
                  <tr>
                    <td
                      class="card inside"
                      align="${startOf(direction)}"
                      style="${INLINE.card}${INLINE.inside}"
                    >
                      ${letterhead(mail.portal)} ${mail.content}
                    </td>
                  </tr>
                  <tr>
                    <td class="footer muted" align="${startOf(direction)}" style="${INLINE.footer}">
                      ${mail.footer}
                    </td>
                  </tr>
                </table>
                ${WORD_TABLE_END}
              </td>
            </tr>
          </table>
        </div>
      </body>
    </html> `.toString();
  return dyed(mailHtml, mail.portal.accentColor ?? LIGHT.accent);
}

/**
 * A letter in a square instead of a logo: no image to load, to block or to be tracked by. A table of its own, or the
 * square would grow with a name of two lines.
 */
function letterhead(portal: MailLayout['portal']): SafeHtml {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td width="40" valign="middle" aria-hidden="true" style="width:40px;">
        <table role="presentation" cellpadding="0" cellspacing="0" border="0">
          <tr>
            <td class="accent" width="40" height="40" align="center" valign="middle" style="${INLINE.mark}">
              ${monogram(portal.name)}
            </td>
          </tr>
        </table>
      </td>
      <td width="12" style="width:12px;font-size:1px;">&nbsp;</td>
      <td valign="middle">
        <p class="ink" style="${INLINE.portalName}">${isolated(portal.name)}</p>
        <p class="muted" style="${INLINE.portalAddress}">${leftToRight(portal.address)}</p>
      </td>
    </tr>
  </table>`;
}

/** Word and old webmail do not know `start`. */
function startOf(direction: 'ltr' | 'rtl'): 'left' | 'right' {
  return direction === 'rtl' ? 'right' : 'left';
}
