import { directionOf, LANGUAGES, pickLanguage } from '../../../server/src/domain/language';

describe('the language of a mail and its page', () => {
  test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['pt_BR', 'pt'],
    ['AR-eg', 'ar'],
    ['zh-Hant-TW', 'en'],
    ['deutsch', 'en'],
  ])('%s is answered in %s', (wish, language) => {
    expect(pickLanguage(wish)).toBe(language);
  });

  test('the weights of an Accept-Language header are obeyed, whatever their order', () => {
    expect(pickLanguage('en;q=0.5, nl, fr;q=0.9, de;q=0.8')).toBe('fr');
    expect(pickLanguage('es;q=0.8,ar;q=0.8')).toBe('es');
  });

  test('a language with weight 0 or a malformed weight is not spoken', () => {
    expect(pickLanguage('de;q=0, fr;q=0.1')).toBe('fr');
    expect(pickLanguage('de;q=9, fr;q=0.1')).toBe('fr');
    expect(pickLanguage('de;q=, *')).toBe('en');
  });

  test('an explicit wish goes before the header, and one that we cannot meet leaves the choice to the next', () => {
    expect(pickLanguage('fr', 'de-DE,de;q=0.9')).toBe('fr');
    expect(pickLanguage('nl', null, undefined, '', 'de-DE,de;q=0.9')).toBe('de');
  });

  test('junk of any size is answered in English, quickly', () => {
    const started = performance.now();
    for (const junk of [
      'a-'.repeat(1e6),
      ','.repeat(1e6),
      'de'.repeat(1e6),
      `de${'-a'.repeat(200)};q=`,
      '\0',
      '🙂,'.repeat(1e5),
    ])
      expect(pickLanguage(junk)).toBe('en');
    expect(pickLanguage(['de'] as never, {} as never, '__proto__', 'constructor')).toBe('en');
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('Arabic runs from right to left and nothing else does', () => {
    expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
  });
});
