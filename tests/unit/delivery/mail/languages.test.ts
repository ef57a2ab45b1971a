import { MAIL_TEXTS } from '../../../../server/src/delivery/mail/languages';
import {
  ACCESS_ENDING_EDITOR_PLACEHOLDERS,
  ACCESS_ENDING_PLACEHOLDERS,
  FRAME_PLACEHOLDERS,
  INVITED_PLACEHOLDERS,
  KIND_PLACEHOLDERS,
  REPORTED_PLACEHOLDERS,
  SIGN_IN_PLACEHOLDERS,
  type MailTexts,
} from '../../../../server/src/delivery/mail/texts';
import { LANGUAGES } from '../../../../server/src/domain/language';

const SETS = {
  frame: FRAME_PLACEHOLDERS,
  signIn: SIGN_IN_PLACEHOLDERS,
  invited: INVITED_PLACEHOLDERS,
  invitation: KIND_PLACEHOLDERS,
  document: KIND_PLACEHOLDERS,
  guest: KIND_PLACEHOLDERS,
  accessEnding: ACCESS_ENDING_PLACEHOLDERS,
  accessEndingEditor: ACCESS_ENDING_EDITOR_PLACEHOLDERS,
  reported: REPORTED_PLACEHOLDERS,
} satisfies Record<keyof MailTexts, unknown>;

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
