import type { AdminAction, CreateInvitationBody, InvitationDetails, InvitationRecord } from '../../contracts';
import { sessionOf } from './panel.mjs';
import type { Scene } from './scene.mjs';

/** The panel's API, with the session of an admin's browser: what the panel itself may do, and no more. */
export interface PanelApi {
  /** Without a method: asks, or sends if there is a body. */
  ask(path: string, body?: object, method?: 'PUT' | 'DELETE'): Promise<Response>;
  invite(body: CreateInvitationBody): Promise<InvitationRecord>;
  details(documentId: string): Promise<InvitationDetails>;
  /** As long as `stay` takes, whoever has this role of the panel may do this as well. */
  lend<T>(role: string, actions: AdminAction[], stay: () => Promise<T>): Promise<T>;
}

export async function panelApiOf(scene: Scene, admin: string): Promise<PanelApi> {
  const { cookies } = await sessionOf(scene, admin);
  const token = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
  const headers = {
    Authorization: `Bearer ${decodeURIComponent(token)}`,
    'Content-Type': 'application/json',
  };
  const call: PanelApi['ask'] = (path, body, method) =>
    fetch(scene.stage.strapiUrl + path, {
      headers,
      method: method ?? (body ? 'POST' : 'GET'),
      body: body && JSON.stringify(body),
    });
  const ask: PanelApi['ask'] = (path, body, method) => call(`/magic-link${path}`, body, method);
  return {
    ask,
    invite: async (body) => dataIn(await ask('/invitations', { role: 'agency-client', ...body })),
    details: async (documentId) => dataIn(await ask(`/invitations/${documentId}`)),
    async lend(name, actions, stay) {
      const roles = await dataIn<{ id: number; name: string }[]>(await call('/admin/roles'));
      const route = `/admin/roles/${roles.find((role) => role.name === name)?.id}/permissions`;
      const held = (await dataIn<Permission[]>(await call(route))).map(withoutId);
      const lent = actions.map((action) => ({ action: `plugin::magic-link.${action}` }));
      await dataIn(await call(route, { permissions: [...held, ...lent] }, 'PUT'));
      try {
        return await stay();
      } finally {
        await call(route, { permissions: held }, 'PUT');
      }
    },
  };
}

async function dataIn<Data>(response: Response): Promise<Data> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { data: Data }).data;
}

interface Permission {
  action: string;
  subject: string | null;
  properties: object;
  conditions: string[];
}

/** As Strapi takes them back. */
const withoutId = ({ action, subject, properties, conditions }: Permission): Permission => ({
  ...{ action, subject, properties, conditions },
});
