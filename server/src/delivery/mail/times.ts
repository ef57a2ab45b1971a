import type { Language } from '../../domain/language';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/**
 * "15 minutes", "24 hours", "7 days": how long the link works, rounded down so that no mail promises too much. A span
 * and not "in 15 minutes", which is wrong by the time that the mail is read.
 */
export function durationText(from: Date, to: Date, language: Language): string {
  const seconds = Math.max(SECONDS.minute, Math.floor((to.getTime() - from.getTime()) / 1000));
  const unit = unitFor(seconds);
  const format = keep(`${language} ${unit}`, numberFormats, () => {
    return new Intl.NumberFormat(intlLocale(language), { style: 'unit', unit, unitDisplay: 'long' });
  });
  return plainSpaces(format.format(Math.floor(seconds / SECONDS[unit])));
}

/** Day and hour in UTC: the same on every server, whatever its own zone, so that a retried mail is the same mail. */
export function momentParts(moment: Date, language: Language): { date: string; time: string } {
  const format = keep(language, dateFormats, () => {
    return new Intl.DateTimeFormat(intlLocale(language), { dateStyle: 'long', timeZone: 'UTC' });
  });
  return { date: plainSpaces(format.format(moment)), time: moment.toISOString().slice(11, 16) };
}

/** Making a format takes longer than all else in a mail, and there are as many as languages. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function keep<Format>(name: string, formats: Map<string, Format>, make: () => Format): Format {
  const format = formats.get(name) ?? make();
  formats.set(name, format);
  return format;
}

/** "90 minutes" rather than "1 hour", and "24 hours" rather than "1 day", which could be taken for "today". */
function unitFor(seconds: number): keyof typeof SECONDS {
  if (seconds >= 2 * SECONDS.day) return 'day';
  return seconds >= 2 * SECONDS.hour || seconds === SECONDS.hour ? 'hour' : 'minute';
}

/** Day before month in English, too, as the month is a word; Latin digits in Arabic, as in the code beside them. */
function intlLocale(language: Language): string {
  const region = language === 'en' ? 'en-GB' : language;
  return `${region}-u-ca-gregory-nu-latn`;
}

/** Releases of ICU differ in which blank they put between number and unit. */
function plainSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}
