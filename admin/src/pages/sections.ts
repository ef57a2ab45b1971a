import type { AdminAction } from '../../../contracts';
import { PLUGIN_ID } from '../plugin';
import type { MessageKey } from '../translations/say';

export interface Section {
  path: 'invitations' | 'import' | 'links' | 'clients' | 'audit' | 'policies' | 'settings';
  label: MessageKey;
  action: AdminAction;
}

/** The sub-navigation, in this order. Who may not read a section does not see it. */
export const SECTIONS: readonly Section[] = [
  { path: 'invitations', label: 'nav.invitations', action: 'invitations.read' },
  { path: 'import', label: 'nav.import', action: 'invitations.import' },
  { path: 'links', label: 'nav.links', action: 'links.read' },
  { path: 'clients', label: 'nav.clients', action: 'clients.read' },
  { path: 'audit', label: 'nav.audit', action: 'audit.read' },
  { path: 'policies', label: 'nav.policies', action: 'policies.read' },
  { path: 'settings', label: 'nav.settings', action: 'settings.read' },
];

export const BASE_PATH = `/plugins/${PLUGIN_ID}`;
export const pathOf = (section: Section['path']): string => `${BASE_PATH}/${section}`;

/** No key of a policy, which is of small letters, digits and dashes. */
export const NEW_POLICY = '_new';
