import { LANGUAGES } from '../../../../server/src/domain/language';
import { PAGE_TEXTS } from '../../../../server/src/sign-in/page/languages';
import { PAGE_PLACEHOLDERS } from '../../../../server/src/sign-in/page/texts';

describe.each(LANGUAGES)('the page in %s', (language) => {
  const texts: Record<string, string> = PAGE_TEXTS[language];

  test('every language has every text and no other', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(PAGE_PLACEHOLDERS).sort());
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  test('every text holds exactly its placeholders', () => {
    for (const [key, names] of Object.entries(PAGE_PLACEHOLDERS)) {
      const found = [...(texts[key] ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([key, ...found.sort()]).toEqual([key, ...[...names].sort()]);
    }
  });

  test('no text was left in English', () => {
    const same = Object.keys(texts).filter(
      (key) => texts[key] === PAGE_TEXTS.en[key as keyof typeof PAGE_TEXTS.en],
    );
    expect(same).toEqual(language === 'en' ? Object.keys(texts) : []);
  });
});
