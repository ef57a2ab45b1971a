import type { MagicLinkClient } from 'strapi-plugin-magic-link/client';

import type { Child } from './dom';
import type { StudioApi } from './studio-api';

/** What every screen works with. */
export interface Portal {
  name: string;
  client: MagicLinkClient;
  api: StudioApi;
  /** Shows the screen of a path on this portal. `replace` keeps the current one out of the history. */
  go(path: string, options?: { replace?: boolean }): void;
}

export interface Screen {
  title: string;
  /** `door`: before signing in. `desk`: at work, with the account in the header. */
  frame: 'door' | 'desk';
  content: Child[];
  /** Takes the focus instead of the heading. */
  focus?: HTMLElement;
  /** Called when another screen takes over: stop clocks here. */
  leave?: () => void;
}

export type OpenScreen = (portal: Portal, parameter: string) => Screen;
