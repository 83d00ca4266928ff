import { describe, expect, test } from 'vitest';
import { sentenceForKey } from '../src/components/article/reading-keys';
import { dropPlace } from '../src/components/memo/drop-place';
import { droppedPaths, hostError } from '../src/ipc/host';
import { directionOf, LANGUAGES } from '../src/language';
import { reasonOf } from '../src/reasons';
import { strings } from '../src/strings';

const stylesheets = import.meta.glob<string>(['../src/**/*.svelte', '../src/**/*.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sources = import.meta.glob<string>(['../src/**/*.svelte', '../src/**/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('direction', () => {
  test('follows from the language', () => {
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf('en')).toBe('ltr');
  });

  test('is decided in one place', () => {
    const deciders = Object.entries(sources)
      .filter(([, text]) => /\?\s*'rtl'\s*:/.test(text))
      .map(([path]) => path);
    expect(deciders).toEqual(['../src/language.ts']);
  });

  test('is never written into a stylesheet', () => {
    const physical =
      /(?:margin|padding|border|inset)-(?:left|right)|(?:^|[\s;{])(?:left|right|float)\s*:|text-align:\s*(?:left|right)/m;
    for (const [path, text] of Object.entries(stylesheets)) {
      const style = path.endsWith('.css') ? text : (text.split('<style>')[1] ?? '');
      expect(style.match(physical)?.[0], path).toBeUndefined();
    }
  });
});

describe('the string table', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

  test('is complete in both languages', () => {
    for (const [key, text] of Object.entries(strings)) {
      for (const language of LANGUAGES) expect(text[language].trim(), key).not.toBe('');
      expect(places(text.ar), key).toBe(places(text.en));
    }
  });

  test('keeps the two languages apart', () => {
    for (const [key, text] of Object.entries(strings)) {
      // A language is named in itself, so that whoever looks for it can read it.
      if (key === 'switchLanguage' || key === 'listComma') continue;
      expect(text.ar, key).toMatch(/\p{Script=Arabic}/u);
      expect(text.en, key).not.toMatch(/\p{Script=Arabic}/u);
    }
  });

  test('has no word that nobody says', () => {
    const said = Object.entries(sources)
      .filter(([path]) => !path.endsWith('strings.ts'))
      .map(([, text]) => text)
      .join('\n');
    expect(Object.keys(strings).filter((key) => !new RegExp(`['"]${key}['"]`).test(said))).toEqual([]);
  });
});

describe('reading keys', () => {
  const place = { current: 3, proposed: [1, 3, 6], last: 8, direction: 'rtl' as const };
  const key = (name: string, code = name) => sentenceForKey({ key: name, code }, place);

  test('up and down go from proposal to proposal, under any keyboard layout', () => {
    expect(key('ArrowDown')).toBe(6);
    expect(key('ArrowUp')).toBe(1);
    expect(key('ت', 'KeyJ')).toBe(6);
    expect(key('ن', 'KeyK')).toBe(1);
  });

  test('the arrows along the line follow the reading direction', () => {
    expect(key('ArrowLeft')).toBe(4);
    expect(key('ArrowRight')).toBe(2);
    expect(sentenceForKey({ key: 'ArrowRight', code: '' }, { ...place, direction: 'ltr' })).toBe(4);
  });

  test('other keys are left alone', () => expect(key('a', 'KeyA')).toBeUndefined());
});

describe('dropping a card', () => {
  const boxes = [0, 100, 200].map((top) => ({ top, height: 100 }));

  test('lands where the pointer is', () => {
    expect(dropPlace(boxes, 0, 290)).toBe(2);
    expect(dropPlace(boxes, 2, 10)).toBe(0);
    expect(dropPlace(boxes, 1, 150)).toBe(1);
  });
});

describe('what the shell says', () => {
  test('an error is read in whatever form it comes', () => {
    expect(hostError({ code: 'a', message: 'b', hint: 'c' })).toEqual({ code: 'a', message: 'b', hint: 'c' });
    expect(hostError('words')).toEqual({ code: 'unknown', message: 'words', hint: null });
    expect(hostError(new Error('words')).message).toBe('words');
  });

  test('a refusal is said in Arabic where its code is known, and in English with the words of the shell', () => {
    expect(reasonOf({ code: 'empty', message: 'the file holds no words', hint: null })).toEqual({
      ar: 'لا كلمات في الملف',
      en: 'the file holds no words',
    });
    expect(reasonOf({ code: 'new', message: 'b', hint: 'c' })).toEqual({ ar: '', en: 'b — c' });
  });

  test('only paths are taken from a drop', () => {
    expect(droppedPaths({ paths: ['/a.txt', 3], position: { x: 1, y: 1 } })).toEqual(['/a.txt']);
    expect(droppedPaths(null)).toEqual([]);
  });
});
