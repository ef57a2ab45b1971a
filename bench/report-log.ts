import type { BenchDatabase } from './databases';
import type { LogFigures } from './measure-log';
import { median, percentile } from './statistics';
import { printTable, short, verdict, type Cell } from './table';
import { MOST_LIST_GROWTH, MOST_REDEEM_GROWTH } from './targets';

/** Prints what a short log and a long one take, and how the second compares. */
export function reportLog({ name }: BenchDatabase, few: LogFigures, many: LogFigures): void {
  console.log(`\n${name}: ${count(few)} lines and used links, and ${count(many)}\n`);
  printTable([
    ['the list, medians in ms', 'few', 'many', 'ratio', 'target', ''],
    ...Object.keys(few.questions).map((question) =>
      line(question, few.questions[question], many.questions[question], MOST_LIST_GROWTH),
    ),
  ]);
  const p95 = ({ redeem }: LogFigures) => percentile(redeem, 0.95);
  console.log('');
  printTable([
    ['while they are stored, ms', 'few', 'many', 'ratio', 'target', ''],
    line('redeem, 95 of 100', p95(few), p95(many), MOST_REDEEM_GROWTH),
    line('redeem, median', median(few.redeem), median(many.redeem)),
    line('request, median', median(few.request), median(many.request)),
  ]);
  console.log('');
  printTable([
    ['verification', 'few', 'many', 'ratio', '', ''],
    line('milliseconds for a thousand lines', perThousand(few), perThousand(many)),
    line('redeem meanwhile, longest, ms', longest(few), longest(many)),
  ]);
}

function line(name: string, few = NaN, many = NaN, most?: number): Cell[] {
  const ratio = many / few;
  const judged = most === undefined ? ['', ''] : [`≤ ${most}`, verdict(ratio <= most)];
  return [name, few.toFixed(1), many.toFixed(1), short(ratio), ...judged];
}

const count = ({ lines }: LogFigures): string => lines.toLocaleString('en');
const perThousand = ({ lines, verification }: LogFigures): number =>
  (verification.seconds * 1_000_000) / lines;
const longest = ({ verification }: LogFigures): number => Math.max(...verification.waits);
