import { isolatedText } from '../../../server/src/rendering/direction';
import { oneLine, withoutEmoji } from '../../../server/src/rendering/one-line';
import { fillHtml, fillText, speakerOf, type TextsFor } from '../../../server/src/rendering/texts';

describe('a text with placeholders', () => {
  test('a value that looks like a placeholder is not filled again', () => {
    expect(fillText('{portal} as {address}', { portal: '{address}', address: 'ana' })).toBe(
      '{address} as ana',
    );
  });

  test('a value with a replacement pattern stays what it is', () => {
    expect(fillText('to {portal}', { portal: '$&$1$`' })).toBe('to $&$1$`');
  });

  test('the text of a team is escaped as well as the value', () => {
    expect(fillHtml('<i>{portal}</i>', { portal: '<b>' }).toString()).toBe('&lt;i&gt;&lt;b&gt;&lt;/i&gt;');
  });

  test('names of the object prototype are no values', () => {
    expect(fillText('{constructor} {toString}', {})).toBe('{constructor} {toString}');
  });
});

describe('a set of texts', () => {
  type Names = { readonly hello: readonly ['portal', 'address']; readonly bye: readonly [] };
  type Texts = TextsFor<Names>;
  const texts: Texts = { hello: '{address} at {portal}', bye: 'Goodbye' };

  test('does not compile without a text, a placeholder or a value', () => {
    // @ts-expect-error a text is missing
    const withoutText: Texts = { bye: '' };
    // @ts-expect-error a placeholder is missing
    const withoutPlaceholder: Texts = { hello: 'at {portal}', bye: '' };
    // @ts-expect-error a value is missing
    const withoutValue = speakerOf<Names>(texts).plain('hello', { portal: 'Northwind' });
    expect([withoutText, withoutPlaceholder]).toHaveLength(2);
    expect(withoutValue).toBe('{address} at Northwind');
  });
});

describe('one line', () => {
  test('holds no line end and no control character', () => {
    expect(oneLine('North\r\nBcc: x@evil.example\0\u2028wind\u0085\t!', 60)).toBe(
      'North Bcc: x@evil.example wind !',
    );
  });

  test('holds nothing that reverses the reading direction, and no half of a character', () => {
    expect(oneLine('North\u202Edniw\u2066 \uD800!', 60)).toBe('North dniw !');
  });

  test('is cut by characters and never in the middle of one', () => {
    expect(oneLine('😀'.repeat(10), 4)).toBe('😀😀😀…');
    expect(oneLine('x'.repeat(1e6), 20)).toHaveLength(20);
  });

  test('loses its emoji on demand, but not its trademark sign', () => {
    expect(withoutEmoji('🚀 North❤️wind® 👩‍💻 🇩🇪 24')).toBe('Northwind® 24');
  });
});

describe('a value in a plain text', () => {
  test('is isolated where directions mix, and only there', () => {
    expect(isolatedText('Northwind', 'en')).toBe('Northwind');
    expect(isolatedText('نورث', 'ar')).toBe('نورث');
    expect(isolatedText('Northwind', 'ar')).toBe('\u2068Northwind\u2069');
    expect(isolatedText('نورث', 'en')).toBe('\u2068نورث\u2069');
  });
});
