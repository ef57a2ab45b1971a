/** What we promise ourselves, as ratios of two things measured in one run on one machine. */

/** The least share of the do-nothing route's rate; undefined where there is no promise yet. */
export interface Targets {
  redeem: number | undefined;
  request: number | undefined;
}

export const SHARE_OF_NOTHING = {
  sqlite: { redeem: 0.3, request: 0.3 },
  wal: { redeem: 0.5, request: 0.5 },
  postgres: { redeem: 0.3, request: 0.3 },
  mysql: { redeem: undefined, request: undefined },
} as const satisfies Record<string, Targets>;

export const FORGED_SHARE_OF_NOTHING = 0.8;

/** Of resident memory, while 10,000 rows are imported, above the idle server's. */
export const MOST_IMPORT_MEGABYTES = 150;
/** Of what is really kept: it must not grow with the rows. */
export const MOST_IMPORT_LIVE_MEGABYTES = 50;
/** No sign-in waits longer meanwhile, in milliseconds. */
export const MOST_IMPORT_WAIT_MS = 100;

/** Redeeming a link, against a password login. */
export const REDEEM_TIMES_LOGIN = 30;

/** Below this the answers to known and unknown addresses would not be told apart by chance alone. */
export const LEAST_P_VALUE = 0.01;

/** A page of the log at a million lines, any filter, against a thousand. */
export const MOST_LIST_GROWTH = 3;

/** The slow end of redeeming with a million lines and links stored, against a thousand. */
export const MOST_REDEEM_GROWTH = 1.2;
