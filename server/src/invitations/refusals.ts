import type { InvitationErrorCode } from '../../../contracts';
import type { Barrier } from '../domain/admission';

/** Why an editor's wish is not met: what programs read, what people read, and where in the input it is. */
export interface InvitationRefused {
  kind: 'refused';
  code: InvitationErrorCode;
  message: string;
  path?: string;
  details?: Record<string, unknown>;
  /** It is the caller who may not, whatever the input. */
  forbidden?: true;
}

export function refusedAs(
  code: InvitationErrorCode,
  message: string,
  more: Pick<InvitationRefused, 'path' | 'details' | 'forbidden'> = {},
): InvitationRefused {
  return { kind: 'refused', code, message, ...more };
}

/** Whom the rules of a policy keep out today. */
export function refusedBy(barrier: Barrier): InvitationRefused {
  if (barrier === 'role_denied')
    return refusedAs('role_denied', 'This role may not come by mail alone.', { path: 'role' });
  return refusedAs('domain_refused', 'Addresses of this domain are refused.', { path: 'email' });
}

export const NOT_FOUND = refusedAs('not_found', 'There is no such invitation.');
export const NOT_PENDING = refusedAs('not_pending', 'This invitation is no longer pending.');
export const END_NOT_ALLOWED = refusedAs(
  'invalid_input',
  'The invitation must end in a minute at the soonest, and within what the policy allows.',
  { path: 'invitationExpiresAt' },
);
