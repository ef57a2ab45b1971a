import type { BatchErrorCode, InvitationErrorCode } from '../../../contracts';

/** Why a wish about a batch is not met: what programs read, what people read, and where in the input it is. */
export interface BatchRefused {
  kind: 'refused';
  code: BatchErrorCode | InvitationErrorCode;
  message: string;
  path?: string;
  details?: Record<string, unknown>;
  /** It is the caller who may not, whatever the input. */
  forbidden?: true;
}

export function refusedAs(
  code: BatchRefused['code'],
  message: string,
  more: Pick<BatchRefused, 'path' | 'details' | 'forbidden'> = {},
): BatchRefused {
  return { kind: 'refused', code, message, ...more };
}

export const NOT_FOUND = refusedAs('not_found', 'There is no such batch.');
export const OVER = refusedAs('batch_over', 'This batch is over: it was worked off or cancelled.');
