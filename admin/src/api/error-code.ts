import {
  BATCH_ERROR_CODES,
  type BatchErrorCode,
  INVITATION_ERROR_CODES,
  type InvitationErrorCode,
} from '../../../contracts';

export type EditorErrorCode = InvitationErrorCode | BatchErrorCode;

/** Our own refusals carry a code; any other error has none. */
export function errorCodeOf(error: unknown): InvitationErrorCode | null {
  return asErrorCode(detailOf(error, 'code'));
}

/** The input that a refusal is about, if the server could tell. */
export function errorPathOf(error: unknown): string | null {
  const path = detailOf(error, 'path');
  return typeof path === 'string' ? path : null;
}

function detailOf(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null || !('details' in error)) return undefined;
  const { details } = error;
  if (typeof details !== 'object' || details === null) return undefined;
  return Object.entries(details).find(([key]) => key === name)?.[1];
}

/** A verdict of `/check` is a code or `ok`. */
export function asErrorCode(code: unknown): InvitationErrorCode | null {
  return INVITATION_ERROR_CODES.find((known) => known === code) ?? null;
}

/** Of an invitation, or of many at once. */
export function editorErrorCodeOf(error: unknown): EditorErrorCode | null {
  return asEditorErrorCode(detailOf(error, 'code'));
}

export function asEditorErrorCode(code: unknown): EditorErrorCode | null {
  return [...INVITATION_ERROR_CODES, ...BATCH_ERROR_CODES].find((known) => known === code) ?? null;
}
