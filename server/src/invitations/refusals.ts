import type { InvitationErrorCode } from '../../../contracts';

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

export const NOT_FOUND = refusedAs('not_found', 'There is no such invitation.');
export const NOT_PENDING = refusedAs('not_pending', 'This invitation is no longer pending.');
export const END_NOT_ALLOWED = refusedAs(
  'invalid_input',
  'The invitation must end in a minute at the soonest, and within what the policy allows.',
  { path: 'invitationExpiresAt' },
);
