import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { createIntl } from 'react-intl';

import { PLUGIN_ID } from '../../../admin/src/plugin';
import { loadTranslations } from '../../../admin/src/translations';

const PANEL = join(__dirname, '../../../admin/src');
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'];

const sources = readdirSync(PANEL, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, code: readFileSync(join(PANEL, path), 'utf8') }));

const messagesOf = (language: string) =>
  JSON.parse(readFileSync(join(PANEL, `translations/${language}.json`), 'utf8')) as Record<string, string>;

const english = messagesOf('en');
const keys = Object.keys(english).sort();

/** `{name}`, `{count, plural, …}`; not the words of a plural's branch. */
const placeholdersOf = (text = '') =>
  [...new Set([...text.matchAll(/\{(\w+)\s*[},]/g)].map(([, name = '']) => name))].sort();

describe.each(LANGUAGES)('the panel in %s', (language) => {
  const messages = messagesOf(language);

  test('has every text and no other', () => {
    expect(Object.keys(messages).sort()).toEqual(keys);
    expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('fills the same placeholders as English', () => {
    const found = keys.map((key) => [key, placeholdersOf(messages[key])]);
    expect(found).toEqual(keys.map((key) => [key, placeholdersOf(english[key])]));
  });

  test.each([0, 1, 2, 1_000_000])('can be formatted for a count of %s', (count) => {
    const intl = createIntl({
      locale: language,
      messages,
      onError: (error) => {
        throw error;
      },
    });
    for (const key of keys) {
      const values = Object.fromEntries(placeholdersOf(english[key]).map((name) => [name, count]));
      expect(intl.formatMessage({ id: key }, values)).not.toMatch(/[{}]/);
    }
  });
});

test('no line of French begins with a colon or the like: the space before it does not break', () => {
  const broken = Object.entries(messagesOf('fr')).filter(([, text]) => / [:;!?»]|« /.test(text));
  expect(broken).toEqual([]);
});

test('every text that the sources say exists, and every text that exists is said', () => {
  const code = sources.map((source) => source.code).join('\n');
  const said = [...code.matchAll(/\bsay\(\s*'([^']+)'/g)].map(([, key]) => key);
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((key) => !keys.includes(key ?? ''))).toEqual([]);
  expect(keys.filter((key) => !code.includes(`'${key}'`) && !code.includes(`.${key}\``))).toEqual([]);
});

test('no screen has words of its own', () => {
  const words = sources
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, code }) =>
      [...code.matchAll(/(?<![=-])>([^<>{}=;()|&]*[A-Za-z]{2,}[^<>{}=;()|&]*)<\//g)].map(
        ([, text = '']) => `${path}: ${text.trim()}`,
      ),
    );
  expect(words).toEqual([]);
});

test('no label, title or placeholder is written in a screen', () => {
  const attributes =
    /(?:label|title|placeholder|aria-label|subtitle|hint|content)="([^"]*[A-Za-z]{2,}[^"]*)"/g;
  const found = sources.flatMap(({ path, code }) =>
    [...code.matchAll(attributes)].map(([text]) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('the panel is given every key under the name of the plugin, and nothing for a language that we do not speak', async () => {
  const [german, brazilian, klingon] = await loadTranslations(['de', 'pt-BR', 'tlh']);
  expect(german?.data[`${PLUGIN_ID}.nav.invitations`]).toBe('Einladungen');
  expect(brazilian?.data[`${PLUGIN_ID}.nav.invitations`]).toBe('Convites');
  expect(klingon).toEqual({ locale: 'tlh', data: {} });
});

test('the word of the emergency button can be typed as it is shown', () => {
  for (const language of LANGUAGES) {
    expect(messagesOf(language)['emergency.word']).toMatch(/^[A-Z]{4,}$/);
  }
});
