import type { Bilingual } from './ipc/bindings';
import type { Particular } from './stores/notices.svelte';

/**
 * Why something was refused, by the code of the shell's error: what is wrong, and what helps. The shell says it in English and
 * with its particulars; this is for who reads the window in Arabic.
 */
const reasons: Record<string, string> = {
  read: 'تعذّرت قراءة الملف: انظر هل هو موجود ومسموح بقراءته',
  write: 'تعذّرت كتابة الملف: انظر هل في القرص متسع وهل الكتابة في المجلد مسموح بها',
  'not-text': 'الملف ليس نصًا: احفظه بترميز UTF-8',
  binary: 'الملف ليس نصًا: افتح المستند ببرنامجه وألصق نصه هنا',
  'unreadable-format': 'هذه الصيغة لا تُقرأ: احفظ المستند بصيغة DOCX أو PDF، أو ألصق نصه هنا',
  damaged: 'الملف تالف أو ناقص: أعد تنزيله، أو افتحه ببرنامجه وألصق نصه هنا',
  encrypted: 'الملف محميّ بكلمة مرور: افتحه بها واحفظه من دونها',
  'no-article': 'لا مقال في الملف: افتح المقال نفسه واحفظ صفحته، أو ألصق نصه هنا',
  'too-big': 'الملف أكبر من المسموح به: استخرج المقال منه واستورده وحده',
  'archive-bomb': 'في الملف جزء يفوق حجمه حجم أي مستند: استخرج المقال منه واستورده وحده',
  'too-deep': 'بنية الملف متداخلة بلا نهاية: افتح المستند ببرنامجه وألصق نصه هنا',
  'too-many-attributes': 'بنية الملف مثقلة بلا نهاية: افتح المستند ببرنامجه وألصق نصه هنا',
  'nested-archives': 'في الأرشيف أرشيفات متداخلة: فُكّه واستورد الملفات التي تحتاج إليها',
  'too-many-files': 'في الملف ملفات أو مقالات كثيرة جدًا: استخرج منه ما تحتاج إليه واستورده وحده',
  'too-long': 'في النص فقرات كثيرة جدًا: استخرج المقال منه واستورده وحده',
  'too-many-pages': 'في الملف صفحات كثيرة جدًا: احفظ الصفحات التي تحتاج إليها في ملف مستقل',
  sideways: 'نص الملف مائل ولا يُقرأ كذلك، فأدر صفحاته في برنامج PDF واطبعها ملفًا جديدًا واستورده',
  scanned: 'الملف ممسوح ضوئيًا: صفحاته صور بلا نص، فاستعن ببرنامج للتعرف على النص أو اكتب ما تحتاج إليه',
  empty: 'لا كلمات في الملف',
  stopped: 'أُوقف قبل أن يكتمل',
  'not-an-address': 'ليس هذا عنوان صفحة: العنوان يبدأ بـ http:// أو https://',
  'not-web': 'لا تُجلب إلا عناوين http:// و https://',
  'blocked-address': 'العنوان ليس على الإنترنت العام، ولا تُجلب صفحات الشبكة الداخلية إلا إذا سُمح بها في الإعدادات',
  unreachable: 'تعذّر الوصول إلى الخادم: تحقق من العنوان ومن الاتصال، أو احفظ الصفحة من المتصفح واستورد الملف',
  tls: 'تعذّر تأمين الاتصال: لا تثق بالصفحة، وتحقق من ساعة الجهاز ومن الشبكة',
  'timed-out': 'لم يجب الخادم في الوقت المحدد: أعد المحاولة، أو احفظ الصفحة من المتصفح واستورد الملف',
  'not-found': 'لا صفحة في هذا العنوان: تحقق منه، فقد يكون المقال حُذف',
  refused: 'يحجب الخادم الصفحة عنا: افتحها في المتصفح وسجّل الدخول، ثم احفظها واستورد الملف',
  server: 'في الخادم عطل: أعد المحاولة لاحقًا',
  'too-many-redirects': 'يحيل العنوان إلى غيره بلا نهاية: احفظ الصفحة من المتصفح واستورد الملف',
  protocol: 'تعذّر فهم جواب الخادم: أعد المحاولة لاحقًا، أو احفظ الصفحة من المتصفح واستورد الملف',
  memo: 'هذا ملف مذكرة لا مقال: افتحه وحده ليُفتح مذكرةً',
  'no-template': 'لا قالب بهذا الاسم',
  'no-file': 'الملف غير موجود',
  'no-part': 'ليس في الملف مقال بهذا الرقم',
  'several-articles': 'في الملف عدة مقالات',
  topics: 'في ملف المواضيع خطأ',
  draft: 'تعذّرت قراءة المسودة، أو تغيّر مصدر إحدى نقاطها',
  render: 'في القالب خطأ',
  pdf: 'تعذّر إعداد ملف PDF',
  library: 'تعذّر استخدام مكتبة المقالات على القرص',
};

/** What helps in the window, where the shell's own hint speaks to the command line. */
const hints: Record<string, string> = {
  'blocked-address': 'pages of your own network are fetched only where Settings allow it; think first who sent you the link',
};

interface Refusal {
  code: string;
  message: string;
  hint: string | null;
}

/** Says in both languages why the shell refused something, where its code is known; in English with its own words. */
export function reasonOf({ code, message, hint }: Refusal): Bilingual {
  const help = hints[code] ?? hint;
  return { ar: reasons[code] ?? '', en: help ? `${message} — ${help}` : message };
}

/** The same for a notice, with the file that it is about, and with the shell's own words for who reads the Arabic. */
export function particularOf(refusal: Refusal, name?: string): Particular {
  return { name, words: reasonOf(refusal), technical: refusal.message };
}
