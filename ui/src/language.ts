import type { Language } from './ipc/bindings';

export type Direction = 'rtl' | 'ltr';

/** Both languages, in the order in which memos print them. */
export const LANGUAGES: readonly Language[] = ['ar', 'en'];

/** What the shell's own messages are written in. */
export const HOST_LANGUAGE: Language = 'en';

/**
 * The only place that decides a direction. It follows from the language, never from the first letter, which is wrong
 * for an Arabic sentence that opens with `NATO`.
 */
export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The attributes that every element with text in `language` carries. */
export function textIn(language: Language): { lang: Language; dir: Direction } {
  return { lang: language, dir: directionOf(language) };
}

/** Words of either language inside a sentence of the window, whose direction they must not change (UAX #9, FSI). */
export const isolated = (words: string): string => `\u2068${words}\u2069`;
