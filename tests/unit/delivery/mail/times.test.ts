import { durationText, momentParts } from '../../../../server/src/delivery/mail/times';
import type { Language } from '../../../../server/src/domain/language';

const START = new Date('2025-11-23T14:30:00Z');
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);

describe('how long a link works', () => {
  test.each([
    [15 * 60, '15 minutes'],
    [60, '1 minute'],
    [3600, '1 hour'],
    [90 * 60, '90 minutes'],
    [24 * 3600, '24 hours'],
    [7 * 86_400, '7 days'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(durationText(START, after(seconds), 'en')).toBe(words);
  });

  test('is rounded down, so that no mail promises too much', () => {
    expect(durationText(START, after(15 * 60 + 59), 'en')).toBe('15 minutes');
    expect(durationText(START, after(3 * 86_400 - 1), 'en')).toBe('2 days');
  });

  test.each<[Language, string]>([
    ['de', '15 Minuten'],
    ['fr', '15 minutes'],
    ['es', '15 minutos'],
    ['pt', '15 minutos'],
    ['ar', '15 دقيقة'],
  ])('is said in %s', (language, words) => {
    expect(durationText(START, after(900), language)).toBe(words);
  });
});

describe('the hour at which it ends', () => {
  test.each<[Language, string]>([
    ['en', '23 November 2025'],
    ['de', '23. November 2025'],
    ['fr', '23 novembre 2025'],
    ['es', '23 de noviembre de 2025'],
    ['pt', '23 de novembro de 2025'],
    ['ar', '23 نوفمبر 2025'],
  ])('is given in UTC, in the words of %s and in digits that all can type', (language, date) => {
    expect(momentParts(new Date('2025-11-23T23:59:59.999Z'), language)).toEqual({ date, time: '23:59' });
  });

  test('an invalid date is a bug and makes no mail', () => {
    expect(() => momentParts(new Date(NaN), 'en')).toThrow(RangeError);
  });
});
