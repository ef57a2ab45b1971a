import { isoOf as isoOfMs } from '../domain/moment';

/** Epoch milliseconds as a driver gives them: PostgreSQL returns big integers as text. */
export type Moment = number | string | null;

export const toMs = (moment: Moment): number | null => (moment === null ? null : Number(moment));

export const isoOf = (moment: number | string): string => isoOfMs(Number(moment));

export const toIso = (moment: Moment): string | null => (moment === null ? null : isoOf(moment));
