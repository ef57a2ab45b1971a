import type { BenchDatabase } from './databases';
import type { Import } from './measure-import';
import type { Round } from './measure-rates';
import type { Timing, Timings } from './measure-timing';
import { ROWS, type RowName } from './rows';
import { mannWhitneyP, median } from './statistics';
import { printTable, short, verdict, type Cell } from './table';
import {
  FORGED_SHARE_OF_NOTHING,
  LEAST_P_VALUE,
  MOST_IMPORT_LIVE_MEGABYTES,
  MOST_IMPORT_MEGABYTES,
  MOST_IMPORT_WAIT_MS,
  REDEEM_TIMES_LOGIN,
} from './targets';

/** Prints what was measured on one database, each ratio beside its target. */
export function report(
  database: BenchDatabase,
  rounds: readonly Round[],
  timings: Timings,
  imported: Import,
): void {
  console.log(`\n${database.name}\n`);
  const nothing = rounds.flatMap((round) => ROWS.map((row) => round[row].nothingPerSecond));
  printTable([
    ['', 'per second', 'ratio', 'lowest–highest', 'target', ''],
    ['do nothing', rate(median(nothing)), '1', '', '', ''],
    ...ROWS.map((row) => rateLine(database, row, rounds)),
    timesLoginLine(rounds),
  ]);
  console.log('');
  printTable([
    ['known and unknown', 'medians, ms', 'their ratio', 'p', 'target', ''],
    timingLine('request', timings.request),
    timingLine('request after it', timings.requestAfter),
  ]);
  console.log('');
  printTable(importLines(imported));
}

function importLines({ rows, previewSeconds, commitSeconds, ...measured }: Import): Cell[][] {
  const { residentMegabytes: resident, liveMegabytes: live, ...verify } = measured;
  const longest = Math.max(...verify.waits);
  const waits = (list: readonly number[]) => `${median(list).toFixed(1)}, ${Math.max(...list).toFixed(1)}`;
  return [
    [`import of ${rows} rows`, 'measured', 'target', ''],
    ['preview, rows a second', rate(rows / previewSeconds), '', ''],
    ['worked off, rows a second', rate(rows / commitSeconds), '', ''],
    memoryLine('resident memory above idle, MB', resident, MOST_IMPORT_MEGABYTES),
    memoryLine('live heap above idle, MB', live, MOST_IMPORT_LIVE_MEGABYTES),
    ['/verify before, ms: median, longest', waits(verify.idleWaits), '', ''],
    [
      '/verify meanwhile, ms: median, longest',
      waits(verify.waits),
      `< ${MOST_IMPORT_WAIT_MS}`,
      verdict(longest < MOST_IMPORT_WAIT_MS),
    ],
  ];
}

const memoryLine = (name: string, megabytes: number, most: number): Cell[] => [
  name,
  megabytes.toFixed(0),
  `< ${most}`,
  verdict(megabytes < most),
];

function rateLine({ targets }: BenchDatabase, row: RowName, rounds: readonly Round[]): Cell[] {
  const share: Record<RowName, number | undefined> = {
    'do nothing by POST': undefined,
    login: undefined,
    redeem: targets.redeem,
    'request known': targets.request,
    'request unknown': targets.request,
    forged: FORGED_SHARE_OF_NOTHING,
  };
  const rates = rounds.map((round) => round[row]);
  const ratios = rates.map(({ perSecond, nothingPerSecond }) => perSecond / nothingPerSecond);
  const perSecond = rate(median(rates.map((pair) => pair.perSecond)));
  return [row, perSecond, ...ratioCells(ratios, share[row])];
}

function timesLoginLine(rounds: readonly Round[]): Cell[] {
  const ratios = rounds.map(({ redeem, login }) => redeem.perSecond / login.perSecond);
  return ['redeem, against login', '', ...ratioCells(ratios, REDEEM_TIMES_LOGIN)];
}

function ratioCells(ratios: readonly number[], target: number | undefined): Cell[] {
  const middle = median(ratios);
  const range = `${short(Math.min(...ratios))}–${short(Math.max(...ratios))}`;
  if (target === undefined) return [short(middle), range, '', ''];
  return [short(middle), range, `≥ ${target}`, verdict(middle >= target)];
}

function timingLine(name: string, { known, unknown }: Timing): Cell[] {
  const [ofKnown, ofUnknown] = [median(known), median(unknown)];
  const p = mannWhitneyP(known, unknown);
  return [
    `${name} (n = ${known.length + unknown.length})`,
    `${ofKnown.toFixed(2)} and ${ofUnknown.toFixed(2)}`,
    (ofKnown / ofUnknown).toFixed(3),
    p.toPrecision(2),
    `> ${LEAST_P_VALUE}`,
    verdict(p > LEAST_P_VALUE),
  ];
}

const rate = (perSecond: number): string => perSecond.toFixed(perSecond < 100 ? 1 : 0);
