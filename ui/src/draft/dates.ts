import type { Language } from '../ipc/bindings';

const ARABIC_INDIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_INDIC_ZERO));
  });
}

/**
 * Reads a date as it is written in the region: year first, or day, month, year; in any digits. Gives `YYYY-MM-DD`, or
 * `null` for what is no day of the calendar.
 */
export function readDate(text: string): string | null {
  const parts = westernDigits(text.trim()).split(/\s*[-/.]\s*/);
  if (parts.length !== 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const [first = '', month = '', last = ''] = parts;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  if (year.length !== 4) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

function written(iso: string, locale: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** Writes `YYYY-MM-DD` out for a reader. */
export function writtenDate(iso: string, language: Language): string {
  return written(iso, language === 'ar' ? 'ar-u-nu-latn' : 'en-GB');
}

/** Writes the same day in the calendar of Umm al-Qura. */
export function writtenHijriDate(iso: string, language: Language): string {
  return written(iso, language === 'ar' ? 'ar-u-ca-islamic-umalqura-nu-latn' : 'en-GB-u-ca-islamic-umalqura');
}
