import type { CreateInvitationBody, InvitationDetails, InvitationRecord } from '../../../contracts';

export const ACCOUNT_MANAGER = 'mara@studio.example';

const DESK = {
  'User-Agent':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
};

/** The panel's API, as the demo's account manager has it. */
export interface AccountManager {
  invite(body: CreateInvitationBody): Promise<InvitationRecord>;
  resend(documentId: string): Promise<InvitationRecord>;
  revoke(documentId: string): Promise<InvitationRecord>;
  details(documentId: string): Promise<InvitationDetails>;
}

export async function signInAccountManager(strapiUrl: string, password: string): Promise<AccountManager> {
  const credentials = { email: ACCOUNT_MANAGER, password };
  const { token } = await send<{ token: string }>(`${strapiUrl}/admin/login`, {}, credentials);
  const session = { Authorization: `Bearer ${token}` };
  const invitations = `${strapiUrl}/magic-link/invitations`;
  return {
    invite: (body) => send(invitations, session, body),
    resend: (documentId) => send(`${invitations}/${documentId}/resend`, session, {}),
    revoke: (documentId) => send(`${invitations}/${documentId}/revoke`, session, {}),
    details: (documentId) => send(`${invitations}/${documentId}`, session),
  };
}

async function send<Data>(url: string, headers: Record<string, string>, body?: object): Promise<Data> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...DESK, ...headers, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { data: Data }).data;
}
