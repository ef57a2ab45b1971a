import { isolated } from '../../rendering/direction';
import { html, type SafeHtml } from '../../rendering/html';
import { oneLine } from '../../rendering/one-line';
import { buttonForm, portalLink } from './blocks';
import type { Content, Scene } from './scene';
import type { InvitationShown, LiveInvitation, TokenForm } from './states';

/** Who invited and what for, before the question whether to come in. */
export function greeting(invitation: LiveInvitation, say: Scene['say']): SafeHtml {
  const inviter = inviterOf(invitation);
  return html`<p class="why">
    ${inviter && say.html('invited.by', { inviter })} ${say.plain(`invited.${invitation.kind}`)}
  </p>`;
}

/** Neither a button nor the portal's own login helps somebody who may have no account: only who invited does. */
export function invitationOverContent(
  why: 'expired' | 'revoked',
  invitation: InvitationShown,
  { say, portal }: Scene,
): Content {
  const title = say.plain(why === 'expired' ? 'expired.invitationTitle' : 'revoked.title');
  const inviter = inviterOf(invitation);
  const ask = inviter ? say.html('ask.by', { inviter }) : say.html('ask', { portal: isolated(portal.name) });
  return {
    title,
    body: html`<h1>${title}</h1>
      <p>${say.plain(`${why}.invitationText`)} ${ask}</p>
      ${portalLink('openPortal', { say, portal })}`,
  };
}

export function declineContent(form: TokenForm, { say, portal }: Scene): Content {
  return {
    title: say.plain('decline.title'),
    body: html`<h1>${say.plain('decline.title')}</h1>
      <p>${say.html('decline.text', { portal: isolated(portal.name) })}</p>
      ${buttonForm(form, say.plain('decline'))}
      <p class="small below">${say.plain('decline.coming')}</p>`,
  };
}

export function declinedContent({ say, portal }: Scene): Content {
  return {
    title: say.plain('declined.title'),
    body: html`<h1>${say.plain('declined.title')}</h1>
      <p>${say.plain('declined.text')}</p>
      <p class="small below">${say.html('declined.again', { portal: isolated(portal.name) })}</p>`,
  };
}

function inviterOf({ invitedBy }: InvitationShown): SafeHtml | null {
  const name = invitedBy && oneLine(invitedBy, 60);
  return name ? isolated(name) : null;
}
