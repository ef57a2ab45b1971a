import type { AccessState } from '../../../contracts';

/** Guest access: what ml_clients knows of it. Times in epoch milliseconds. */
export interface GuestAccess {
  clientId: number;
  /** Null: it does not end. */
  endsAtMs: number | null;
  endedAtMs: number | null;
  /** When editor and guest were told that it will end. */
  warnedAtMs: number | null;
  /** Whether the account was made for guest access alone. */
  guestAccount: boolean;
  /** Whether it was this plugin that blocked the account, when its access ended. */
  blockedAtEnd: boolean;
  invitationId: string | null;
}

/** From that very moment on. */
export function isOver(endsAtMs: number | null, nowMs: number): boolean {
  return endsAtMs !== null && endsAtMs <= nowMs;
}

/** What an editor sees. `ended` says more than `blocked`, which follows from it. */
export function accessState(
  { blocked, endsAtMs }: { blocked: boolean; endsAtMs: number | null },
  nowMs: number,
): AccessState {
  if (isOver(endsAtMs, nowMs)) return 'ended';
  if (blocked) return 'blocked';
  return endsAtMs === null ? 'open' : 'guest';
}

/** The earlier of two ends, of which each may be none. */
export function earlierEnd(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/**
 * When something is next to be done about an access: its warning, then its end. A short access is warned of at half-time:
 * who has just set it needs no reminding. `warnBeforeSeconds` 0: no warning.
 */
export function accessDueAtMs(
  endsAtMs: number | null,
  nowMs: number,
  warnBeforeSeconds: number,
): number | null {
  if (endsAtMs === null || warnBeforeSeconds === 0 || endsAtMs <= nowMs) return endsAtMs;
  const halfTimeMs = Math.ceil((nowMs + endsAtMs) / 2);
  return Math.max(endsAtMs - warnBeforeSeconds * 1000, halfTimeMs);
}
