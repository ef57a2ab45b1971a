import type { CompletedSignIn } from 'strapi-plugin-magic-link/client';

import { ownPath } from './own-path';
import type { Portal } from './portal';
import { pendingStore, sessionStore } from './sessions';

/** Signed in: keeps the session and goes where the request wanted to, if that is on this portal. */
export function enter(portal: Portal, { session, redirectTo }: CompletedSignIn): void {
  sessionStore.write(session);
  pendingStore.clear();
  portal.go(ownPath(redirectTo, location.origin) ?? '/', { replace: true });
}
