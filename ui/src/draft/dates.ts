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

/** The months as the memo writes them, by the names of the Levant and those of Egypt and the Gulf. */
const ARABIC_MONTHS = [
  'كانون الثاني (يناير)',
  'شباط (فبراير)',
  'آذار (مارس)',
  'نيسان (أبريل)',
  'أيار (مايو)',
  'حزيران (يونيو)',
  'تموز (يوليو)',
  'آب (أغسطس)',
  'أيلول (سبتمبر)',
  'تشرين الأول (أكتوبر)',
  'تشرين الثاني (نوفمبر)',
  'كانون الأول (ديسمبر)',
];

const HIJRI_MONTHS: Record<Language, string[]> = {
  ar: [
    'محرم',
    'صفر',
    'ربيع الأول',
    'ربيع الآخر',
    'جمادى الأولى',
    'جمادى الآخرة',
    'رجب',
    'شعبان',
    'رمضان',
    'شوال',
    'ذو القعدة',
    'ذو الحجة',
  ],
  en: [
    'Muharram',
    'Safar',
    'Rabiʻ al-Awwal',
    'Rabiʻ al-Akhir',
    'Jumada al-Ula',
    'Jumada al-Akhirah',
    'Rajab',
    'Shaʻban',
    'Ramadan',
    'Shawwal',
    'Dhu al-Qiʻdah',
    'Dhu al-Hijjah',
  ],
};

function dayOf(iso: string): Date | null {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Writes `YYYY-MM-DD` out for a reader, as the memo does. */
export function writtenDate(iso: string, language: Language): string {
  const date = dayOf(iso);
  if (!date) return iso;
  if (language === 'ar') return `${date.getUTCDate()} ${ARABIC_MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

const UMM_AL_QURA = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Writes the same day in the calendar of Umm al-Qura, as the memo does. */
export function writtenHijriDate(iso: string, language: Language): string {
  const date = dayOf(iso);
  if (!date) return iso;
  const parts = new Map(UMM_AL_QURA.formatToParts(date).map(({ type, value }) => [type, value]));
  const month = HIJRI_MONTHS[language][Number(parts.get('month')) - 1];
  const era = language === 'ar' ? 'هـ' : 'AH';
  return `${parts.get('day')} ${month} ${parts.get('year')} ${era}`;
}
