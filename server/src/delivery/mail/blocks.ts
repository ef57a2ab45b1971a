import { leftToRight } from '../../rendering/direction';
import { html, webAddress, type Interpolation, type SafeHtml } from '../../rendering/html';
import { INLINE } from './styles';

/** The pieces that mails are put together from. Each stands in a cell of the card and brings its own margins. */

export function heading(text: Interpolation): SafeHtml {
  return html`<h1 class="ink" style="${INLINE.heading}">${text}</h1>`;
}

export function subheading(text: Interpolation): SafeHtml {
  return html`<h2 class="ink" style="${INLINE.subheading}">${text}</h2>`;
}

export function paragraph(text: Interpolation): SafeHtml {
  return html`<p class="ink" style="${INLINE.paragraph}">${text}</p>`;
}

export function small(text: Interpolation): SafeHtml {
  return html`<p class="muted" style="${INLINE.small}">${text}</p>`;
}

/** The colour sits on the cell as well as on the link: Word knows no padding on links and would shrink it to its text. */
export function button(label: Interpolation, url: string): SafeHtml {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td class="accent" align="center" style="${INLINE.buttonCell}">
        <a
          class="accent"
          href="${webAddress(url)}"
          target="_blank"
          rel="noopener noreferrer"
          style="${INLINE.button}"
          >${label}</a
        >
      </td>
    </tr>
  </table>`;
}

/** Two groups for the eye; a copy holds the bare digits, because the gap is padding and no character. */
export function code(digits: string): SafeHtml {
  const half = Math.ceil(digits.length / 2);
  const groups = html`<span style="padding-right:10px">${digits.slice(0, half)}</span>${digits.slice(half)}`;
  return html`<p style="margin:0"><span class="ink" style="${INLINE.code}">${leftToRight(groups)}</span></p>`;
}

export function panel(...content: Interpolation[]): SafeHtml {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td class="tint" style="${INLINE.codeCell}">${content}</td>
    </tr>
  </table>`;
}

/** The link as a text that can be copied. Text and target are the same, as phishing filters want it. */
export function rawLink(url: string): SafeHtml {
  return html`<a
    class="link"
    dir="ltr"
    href="${webAddress(url)}"
    target="_blank"
    rel="noopener noreferrer"
    style="${INLINE.rawLink}"
    >${url}</a
  >`;
}

/** For what few readers need: a link on its own line, large enough for a thumb and no rival of the button. */
export function quietLink(label: Interpolation, url: string): SafeHtml {
  return html`<p style="margin:0">
    <a
      class="link"
      href="${webAddress(url)}"
      target="_blank"
      rel="noopener noreferrer"
      style="${INLINE.quietLink}"
      >${label}</a
    >
  </p>`;
}

export function gap(pixels: number): SafeHtml {
  return html`<div style="height:${pixels}px;line-height:${pixels}px;font-size:1px">&nbsp;</div>`;
}

export function rule(): SafeHtml {
  return html`${gap(24)}
    <div class="rule" style="${INLINE.rule}">&nbsp;</div>
    ${gap(22)}`;
}
