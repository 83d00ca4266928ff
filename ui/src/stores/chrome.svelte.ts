import { directionOf } from '../language';
import type { Bilingual, Language } from '../ipc/bindings';
import { strings, type StringKey } from '../strings';

const STORED_AS = 'mujaz.chrome-language';

function firstLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORED_AS);
    if (stored === 'ar' || stored === 'en') return stored;
  } catch {
    // A page without storage still has a language.
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'ar';
}

/** The language of the window itself, which is not the language of what is read or written in it. */
class Chrome {
  language = $state<Language>(firstLanguage());
  direction = $derived(directionOf(this.language));

  /** Both languages in the order of the line: the window's own first puts Arabic at the right hand in both. */
  order = $derived<readonly Language[]>(this.language === 'ar' ? ['ar', 'en'] : ['en', 'ar']);

  /** Gives a string of the window, with `{name}` filled in. */
  say = (key: StringKey, values: Record<string, string | number> = {}): string =>
    strings[key][this.language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

  /** Gives the language in which the window shows a bilingual text: its own where the text has it. */
  languageOf = (text: Bilingual): Language => (text[this.language] ? this.language : text.ar ? 'ar' : 'en');

  /** Gives the side of a bilingual text that the window shows. */
  side = (text: Bilingual): string => text[this.languageOf(text)];

  switch = (): void => {
    this.language = this.language === 'ar' ? 'en' : 'ar';
    try {
      localStorage.setItem(STORED_AS, this.language);
    } catch {
      // It then lasts as long as the window.
    }
  };
}

export const chrome = new Chrome();
