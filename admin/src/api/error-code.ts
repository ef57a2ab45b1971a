import {
  BATCH_ERROR_CODES,
  type BatchErrorCode,
  INVITATION_ERROR_CODES,
  type InputProblem,
  type InvitationErrorCode,
  POLICY_ERROR_CODES,
  type PolicyErrorCode,
  SETTINGS_ERROR_CODES,
  type SettingsErrorCode,
} from '../../../contracts';

export type EditorErrorCode = InvitationErrorCode | BatchErrorCode | PolicyErrorCode | SettingsErrorCode;

const EDITOR_ERROR_CODES: readonly EditorErrorCode[] = [
  ...INVITATION_ERROR_CODES,
  ...BATCH_ERROR_CODES,
  ...POLICY_ERROR_CODES,
  ...SETTINGS_ERROR_CODES,
];

/** Our own refusals carry a code; any other error has none. */
export function errorCodeOf(error: unknown): InvitationErrorCode | null {
  return asErrorCode(detailOf(error, 'code'));
}

/** The input that a refusal is about, if the server could tell. */
export function errorPathOf(error: unknown): string | null {
  const path = detailOf(error, 'path');
  return typeof path === 'string' ? path : null;
}

/** Each field that the server finds wrong, and what to write instead. */
export function problemsOf(error: unknown): InputProblem[] {
  const problems = detailOf(error, 'problems');
  return Array.isArray(problems) ? problems.filter(isProblem) : [];
}

function isProblem(problem: unknown): problem is InputProblem {
  if (typeof problem !== 'object' || problem === null) return false;
  const { path, message } = problem as Partial<InputProblem>;
  return typeof path === 'string' && typeof message === 'string';
}

/** How many of something a refusal counts; 0 if it does not say. */
export function countOf(error: unknown, name: string): number {
  const count = detailOf(error, name);
  return typeof count === 'number' ? count : 0;
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

/** Of whatever an editor did. */
export function editorErrorCodeOf(error: unknown): EditorErrorCode | null {
  return asEditorErrorCode(detailOf(error, 'code'));
}

export function asEditorErrorCode(code: unknown): EditorErrorCode | null {
  return EDITOR_ERROR_CODES.find((known) => known === code) ?? null;
}
