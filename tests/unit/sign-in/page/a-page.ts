import { INVITATION_KINDS } from '../../../../server/src/domain/invitation-kind';
import { renderPage, type PageInput, type PageState } from '../../../../server/src/sign-in/page';

export const LIVE = {
  maskedAddress: 'a•••@client.example',
  code: '048291',
  form: { action: '/api/magic-link/open', token: 'eyJ.x.y-_', nonce: 'bm9uY2U' },
  reportUrl: null,
} as const;
export const REPORT_URL = 'https://cms.client.example/api/magic-link/report?token=eyJ.x.y-_';
export const RENEW = { action: '/api/magic-link/renew', token: 'eyJ.x.y-_' };
export const REPORT = { action: '/api/magic-link/report', token: 'eyJ.x.y-_' };
export const DECLINE = { action: '/api/magic-link/decline', token: 'eyJ.x.y-_' };
export const DECLINE_URL = 'https://cms.client.example/api/magic-link/decline?token=eyJ.x.y-_';
export const INVITATION = { kind: 'invitation', invitedBy: 'Jo Weber', declineUrl: DECLINE_URL } as const;
export const PORTAL_URL = 'https://portal.client.example/start?from=mail';
export const STATES: PageState[] = [
  { kind: 'live', ...LIVE },
  { kind: 'live', ...LIVE, reportUrl: REPORT_URL },
  { kind: 'try-again', ...LIVE },
  { kind: 'expired', renew: null },
  { kind: 'expired', renew: RENEW },
  { kind: 'used' },
  { kind: 'revoked' },
  { kind: 'revoked', invitation: { invitedBy: null } },
  { kind: 'not-ours' },
  { kind: 'busy' },
  { kind: 'report', form: REPORT },
  { kind: 'reported' },
  { kind: 'renewed' },
  ...INVITATION_KINDS.map((kind): PageState => ({
    kind: 'live',
    ...LIVE,
    invitation: { ...INVITATION, kind },
  })),
  { kind: 'try-again', ...LIVE, reportUrl: REPORT_URL, invitation: INVITATION },
  { kind: 'expired', renew: RENEW, invitation: INVITATION },
  { kind: 'expired', renew: null, invitation: INVITATION },
  { kind: 'expired', renew: null, invitation: { invitedBy: null } },
  { kind: 'revoked', invitation: INVITATION },
  { kind: 'decline', form: DECLINE },
  { kind: 'declined' },
];
export const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

export function page(changes: Partial<PageInput> = {}) {
  return renderPage({
    language: 'en',
    portal: { name: 'Northwind', url: PORTAL_URL },
    state: { kind: 'live', ...LIVE },
    ...changes,
  });
}

export const withoutMarkup = (html: string) =>
  html.replace(/<style>[^]*?<\/style>|<[^>]*>/g, '').replace(/\s+/g, ' ');
export const addresses = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
/** The only form of a page, as a browser would post it. */
export function formOf(html: string) {
  expect(html.match(/<form\b/g)).toHaveLength(1);
  expect(html.match(/<button\b/g)).toHaveLength(1);
  const form =
    /<form\s+method="post"\s+action="([^"]*)"\s+enctype="application\/x-www-form-urlencoded"[^>]*>([^]*)<\/form>/.exec(
      html,
    );
  const inside = form?.[2] ?? '';
  const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  expect(inside.match(/<input\b/g)).toHaveLength(hidden.length);
  return {
    action: form?.[1],
    fields: Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    label: withoutMarkup(inside).trim(),
  };
}
