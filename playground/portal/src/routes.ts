import type { OpenScreen } from './portal';
import { callbackScreen } from './screens/callback';
import { checkMailScreen } from './screens/check-mail';
import { dashboardScreen } from './screens/dashboard';
import { nowhereScreen } from './screens/nowhere';
import { packetScreen } from './screens/packet';
import { signInScreen } from './screens/sign-in';
import { signedOutScreen } from './screens/signed-out';

export interface Route {
  open: OpenScreen;
  /** The last part of the path, decoded. */
  parameter: string;
  needsSession: boolean;
}

const DOORS: Record<string, OpenScreen> = {
  '/sign-in': signInScreen,
  '/check-mail': checkMailScreen,
  '/callback': callbackScreen,
  '/signed-out': signedOutScreen,
};

export function routeFor(path: string): Route {
  const door = DOORS[path];
  if (door) return { open: door, parameter: '', needsSession: false };
  if (path === '/') return { open: dashboardScreen, parameter: '', needsSession: true };
  const documentId = /^\/packets\/([^/]+)$/.exec(path)?.[1];
  if (documentId) return { open: packetScreen, parameter: decoded(documentId), needsSession: true };
  return { open: nowhereScreen, parameter: '', needsSession: false };
}

/** A stray percent sign in a typed address is no reason to fail. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
