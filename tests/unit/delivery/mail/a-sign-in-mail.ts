import type { SignInMailInput } from '../../../../server/src/delivery/mail';

export const LINK =
  'https://cms.client.example/api/magic-link/open?token=eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJ4In0.c2ln-_A';

export const REPORT_LINK = 'https://cms.client.example/api/magic-link/report?token=eyJ.x.y-_';

export function aSignInMail(changes: Partial<SignInMailInput> = {}): SignInMailInput {
  return {
    language: 'en',
    portal: { name: 'Northwind', address: 'portal.client.example' },
    linkUrl: LINK,
    code: '048291',
    issuedAt: new Date('2025-11-23T14:30:00.400Z'),
    expiresAt: new Date('2025-11-23T14:45:00.400Z'),
    requestedFrom: { browser: 'Chrome on macOS', network: '203.0.113.0/24' },
    reportUrl: null,
    ...changes,
  };
}

/** What a person reads: no style sheets, no hidden preheader, no markup. */
export function visibleText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<div style="display:none[\s\S]*?<\/div>/, '')
    .replace(/<\/?(p|h1|h2|td|tr|table|div|a)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
}
