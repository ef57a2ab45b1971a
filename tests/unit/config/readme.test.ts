import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { defaultConfig } from '../../../server/src/config/defaults';
import { configSchema } from '../../../server/src/config/schema';
import { BUDGETS, type Budget } from '../../../server/src/domain/budget';

const README = readFileSync(path.resolve(__dirname, '../../../README.md'), 'utf8');

/** The cells of a table's rows whose first one names options in code font, by option. */
function rowsOf(heading: string): Map<string, string[]> {
  const table = README.split('\n\n').find((block) => block.startsWith(`| ${heading} `));
  if (!table) throw new Error(`README.md has no table of "${heading}".`);
  const rows = table
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(
    rows.flatMap(([names = '', ...cells]) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, cells] as const),
    ),
  );
}

/** Every option that the schema knows, by its dotted path. */
function optionsOf(schema: unknown, prefix = ''): string[] {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodObject)) return [prefix];
  return Object.entries(inner.shape).flatMap(([name, type]) =>
    optionsOf(type, prefix === '' ? name : `${prefix}.${name}`),
  );
}

const isLimit = (option: string) => option.startsWith('limits.');
const asGroup = (option: string) => [option, option.slice(0, option.lastIndexOf('.'))];

function defaultOf(option: string): unknown {
  return option
    .split('.')
    .reduce<unknown>((group, name) => (group as Record<string, unknown> | undefined)?.[name], defaultConfig);
}

/** As the table writes it: `'text'`, `900`, `[]`. */
const literal = (value: unknown) => `\`${JSON.stringify(value).replace(/"/g, "'")}\``;

const PERIODS: Record<number, string> = { 60: 'a minute', 3_600: 'an hour', 86_400: 'a day' };

function inWords({ points, windowSeconds }: Budget): string {
  return `${points.toLocaleString('en')} ${PERIODS[windowSeconds] ?? `in ${windowSeconds / 60} minutes`}`;
}

describe('the README', () => {
  const documented = rowsOf('option');
  const options = optionsOf(configSchema).filter((option) => !isLimit(option));

  it('lists every option', () => {
    expect(options.filter((option) => !documented.has(option))).toEqual([]);
  });

  it('lists nothing that is no option', () => {
    const known = new Set([...options.flatMap(asGroup), 'limits.<name>']);
    expect([...documented.keys()].filter((option) => !known.has(option))).toEqual([]);
  });

  it.each(options.filter((option) => defaultOf(option) !== undefined))(
    'gives the default of %s',
    (option) => {
      expect(documented.get(option)?.[1]).toBe(literal(defaultOf(option)));
    },
  );

  it.each(options.filter((option) => defaultOf(option) === undefined))('gives %s no default', (option) => {
    expect(documented.get(option)?.[1]).not.toContain('`');
  });

  it.each(BUDGETS)('gives the default of limits.%s, in words', (name) => {
    expect(rowsOf('limit').get(`limits.${name}`)?.[0]).toBe(inWords(defaultConfig.limits[name]));
  });
});
