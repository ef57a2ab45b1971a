import { isolated, leftToRight } from '../../rendering/direction';
import { html, webAddress, type Interpolation, type SafeHtml } from '../../rendering/html';
import { buttonForm, portalLink, quietLink, type WayOn } from './blocks';
import { declineContent, declinedContent, greeting, invitationOverContent } from './invitation-contents';
import type { Content, Scene } from './scene';
import type { InvitationShown, LiveLink, PageState, TokenForm } from './states';

type StateOf<Kind extends PageState['kind']> = Extract<PageState, { kind: Kind }>;

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
      return expiredContent(state, scene);
    case 'revoked':
      return state.invitation
        ? invitationOverContent('revoked', state.invitation, scene)
        : closedContent('revoked', scene);
    case 'report':
      return reportContent(state, scene);
    case 'reported':
      return reportedContent(scene);
    case 'renewed':
      return renewedContent(scene);
    case 'decline':
      return declineContent(state.form, scene);
    case 'declined':
      return declinedContent(scene);
    default:
      return closedContent(state.kind, scene);
  }
}

function liveContent(state: StateOf<'live' | 'try-again'>, { say, portal }: Scene): Content {
  const name = isolated(portal.name);
  const address = leftToRight(state.maskedAddress);
  const { invitation } = state;
  const title = invitation ? 'invited.title' : 'live.title';
  return {
    title: say.plain(title, { portal: portal.name }),
    body: html`${state.kind === 'try-again' && html`<p class="notice">${say.plain('try-again.notice')}</p>`}
      <h1>${say.html(title, { portal: name })}</h1>
      ${invitation && greeting(invitation, say)}
      <p class="who">${say.html('live.who', { address })}</p>
      ${buttonForm(
        state.form,
        html`${say.plain('live.button')}<span class="unseen">
            ${say.html('live.buttonDetail', { portal: name, address })}</span
          >`,
      )}
      ${state.code && codePanel(state.code, say.plain(invitation ? 'invited.codeHint' : 'live.codeHint'), say)}
      <p class="small below">${say.plain(invitation ? 'invited.notYou' : 'live.notYou')}</p>
      ${waysOut(state, say)}`,
  };
}

/** Two groups for the eye; a copy holds the bare digits, because the gap is padding and no character. */
function codePanel(code: string, hint: string, say: Scene['say']): SafeHtml {
  const half = Math.ceil(code.length / 2);
  return html`<section class="code" aria-labelledby="code">
    <h2 id="code">${say.plain('live.codeHeading')}</h2>
    <p>
      <bdi class="digits" dir="ltr"><span>${code.slice(0, half)}</span>${code.slice(half)}</bdi>
    </p>
    <p class="small">${hint}</p>
  </section>`;
}

/** Links and no buttons: whoever came to sign in must not press them by mistake. */
function waysOut({ reportUrl, invitation }: LiveLink, say: Scene['say']): Interpolation {
  const notMe = say.plain(invitation ? 'invited.notMe' : 'notMe');
  return [
    invitation && quietLink(webAddress(invitation.declineUrl), say.plain('decline')),
    reportUrl && quietLink(webAddress(reportUrl), notMe),
  ];
}

function expiredContent({ renew, invitation }: StateOf<'expired'>, scene: Scene): Content {
  if (renew) return renewableContent(renew, invitation ?? null, scene);
  return invitation ? invitationOverContent('expired', invitation, scene) : closedContent('expired', scene);
}

function renewableContent(
  renew: TokenForm,
  invitation: InvitationShown | null,
  { say, portal }: Scene,
): Content {
  return {
    title: say.plain('expired.title'),
    body: html`<h1>${say.plain('expired.title')}</h1>
      <p>${say.plain(invitation ? 'expired.renewInvitation' : 'expired.renewText')}</p>
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
