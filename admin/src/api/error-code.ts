import { INVITATION_ERROR_CODES, type InvitationErrorCode } from '../../../contracts';

/** Our own refusals carry a code; any other error has none. */
export function errorCodeOf(error: unknown): InvitationErrorCode | null {
  if (typeof error !== 'object' || error === null || !('details' in error)) return null;
  const { details } = error;
  if (typeof details !== 'object' || details === null || !('code' in details)) return null;
  return asErrorCode(details.code);
}

/** A verdict of `/check` is a code or `ok`. */
export function asErrorCode(code: unknown): InvitationErrorCode | null {
  return INVITATION_ERROR_CODES.find((known) => known === code) ?? null;
}
