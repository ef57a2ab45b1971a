import type { Portal } from './portal';
import { pendingStore, sessionStore } from './sessions';

/** Forgets the session here first: whatever the network does, this tab is signed out. */
export async function signOut(portal: Portal): Promise<void> {
  const session = sessionStore.read();
  sessionStore.clear();
  pendingStore.clear();
  portal.go('/signed-out', { replace: true });
  if (session) await portal.client.signOut(session);
}
