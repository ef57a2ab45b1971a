import type { CreateInvitationBody, InvitationDetails, InvitationRecord } from '../../contracts';
import { sessionOf } from './panel.mjs';
import type { Scene } from './scene.mjs';

/** The panel's API, with the session of an admin's browser: what the panel itself may do, and no more. */
export interface PanelApi {
  /** Without a method: asks, or sends if there is a body. */
  ask(path: string, body?: object, method?: 'PUT' | 'DELETE'): Promise<Response>;
  invite(body: CreateInvitationBody): Promise<InvitationRecord>;
  details(documentId: string): Promise<InvitationDetails>;
}

export async function panelApiOf(scene: Scene, admin: string): Promise<PanelApi> {
  const { cookies } = await sessionOf(scene, admin);
  const token = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
  const headers = {
    Authorization: `Bearer ${decodeURIComponent(token)}`,
    'Content-Type': 'application/json',
  };
  const ask: PanelApi['ask'] = (path, body, method) =>
    fetch(`${scene.stage.strapiUrl}/magic-link${path}`, {
      headers,
      method: method ?? (body ? 'POST' : 'GET'),
      body: body && JSON.stringify(body),
    });
  return {
    ask,
    invite: async (body) => dataIn(await ask('/invitations', { role: 'agency-client', ...body })),
    details: async (documentId) => dataIn(await ask(`/invitations/${documentId}`)),
  };
}

async function dataIn<Data>(response: Response): Promise<Data> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { data: Data }).data;
}
