import { MAIL_TEXTS } from '../../../../server/src/delivery/mail/languages';
import { FRAME_PLACEHOLDERS, SIGN_IN_PLACEHOLDERS } from '../../../../server/src/delivery/mail/texts';
import { LANGUAGES } from '../../../../server/src/domain/language';

const SETS = { frame: FRAME_PLACEHOLDERS, signIn: SIGN_IN_PLACEHOLDERS };

describe.each(LANGUAGES)('the mail in %s', (language) => {
  describe.each(Object.entries(SETS))('%s', (set, placeholders) => {
    const texts: Record<string, string> = MAIL_TEXTS[language][set as keyof typeof SETS];

    test('every language has every text and no other', () => {
      expect(Object.keys(texts).sort()).toEqual(Object.keys(placeholders).sort());
      expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
    });

    test('every text holds exactly its placeholders', () => {
      for (const [key, names] of Object.entries(placeholders)) {
        const found = [...(texts[key] ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect([key, ...found.sort()]).toEqual([key, ...[...names].sort()]);
      }
    });

    test('no text was left in English', () => {
      const english: Record<string, string> = MAIL_TEXTS.en[set as keyof typeof SETS];
      const sentences = Object.keys(texts).filter(
        (key) => (english[key] ?? '').includes(' ') && key !== 'moment',
      );
      const same = sentences.filter(
        (key) => texts[key] === english[key] && !texts[key]?.startsWith('Browser:'),
      );
      expect(same).toEqual(language === 'en' ? sentences.filter((key) => key !== 'requestedWith') : []);
    });
  });
});
