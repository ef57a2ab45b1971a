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
  /** `in`: asks for a session. `out`: makes no sense with one. */
  signed: 'in' | 'out' | 'either';
}

const FIXED: Record<string, Omit<Route, 'parameter'>> = {
  '/': { open: dashboardScreen, signed: 'in' },
  '/sign-in': { open: signInScreen, signed: 'out' },
  '/check-mail': { open: checkMailScreen, signed: 'out' },
  '/callback': { open: callbackScreen, signed: 'either' },
  '/signed-out': { open: signedOutScreen, signed: 'out' },
};

export function routeFor(path: string): Route {
  const fixed = FIXED[path];
  if (fixed) return { ...fixed, parameter: '' };
  const documentId = /^\/packets\/([^/]+)$/.exec(path)?.[1];
  if (documentId) return { open: packetScreen, parameter: decoded(documentId), signed: 'in' };
  return { open: nowhereScreen, parameter: '', signed: 'either' };
}

/** A stray percent sign in a typed address is no reason to fail. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
