import { describe, expect, test } from 'vitest';
import { addressOf } from '../src/draft/address';
import { additionOf, pickedSentences } from '../src/draft/picks';
import { readDate, writtenDate, writtenHijriDate } from '../src/draft/dates';
import { emptyDraft } from '../src/draft/empty';
import { removeSource } from '../src/draft/sources';
import type { Draft, SourceReference } from '../src/ipc/bindings';
import { fakeHost, readArticle } from '../src/ipc/fake';
import { SAMPLE_ARTICLE } from '../src/ipc/fake-sample';
import { DraftStore } from '../src/stores/draft.svelte';

const article = readArticle(SAMPLE_ARTICLE, 'article-1');

function source(file: string): SourceReference {
  return { number: 1, file, language: 'en', headline: '', outlet: '', bylines: [], url: '' };
}

async function deskWith(...sentences: number[]): Promise<Draft> {
  const host = fakeHost();
  await host.invoke('import_text', { text: SAMPLE_ARTICLE });
  let draft = emptyDraft();
  for (const sentence of sentences) {
    draft = await host.invoke('pick_sentence', { draft, article: 'article-1', sentence });
  }
  return draft;
}

async function storeWith(...sentences: number[]): Promise<{ store: DraftStore; changes: () => number }> {
  let count = 0;
  const store = new DraftStore(() => (count += 1));
  store.open(await deskWith(...sentences));
  return { store, changes: () => count };
}

const words = (store: DraftStore) => store.current.points.map((point) => point.text.en);

describe('picks', () => {
  test('a picked sentence carries the number of its point', async () => {
    const draft = await deskWith(3, 1);
    expect([...pickedSentences(draft, article)]).toEqual([
      [3, 1],
      [1, 2],
    ]);
  });

  test('an article that the draft does not cite has no picks', async () => {
    const draft = await deskWith(3);
    expect(pickedSentences(draft, { ...article, file: 'another.txt' }).size).toBe(0);
  });

  test('the first pick names the memo, and a subject that was written stays', async () => {
    const { store } = await storeWith(1);
    const after = await deskWith(1, 3);
    after.header.subject = { ar: 'العنوان', en: '' };
    store.add(after);
    expect(store.current.header.subject).toEqual({ ar: 'العنوان', en: '' });

    const { store: written } = await storeWith(1);
    written.current.header.subject.en = 'Mine';
    written.add(after);
    expect(written.current.header.subject).toEqual({ ar: '', en: 'Mine' });
  });

  test('a sentence that is a point already adds nothing', async () => {
    const draft = await deskWith(3);
    expect(additionOf(draft, draft)).toEqual({ points: [], sources: [] });
  });

  test('a new source gets a number that is free by now', async () => {
    const before = await deskWith();
    const after = await deskWith(2);
    before.sources.push(source('typed-since.txt'));
    const { points, sources } = additionOf(before, after);
    expect(sources[0]?.number).toBe(2);
    expect(points[0]?.source).toBe(2);
  });
});

describe('the draft store', () => {
  test('an answer to a pick takes back nothing that was typed meanwhile', async () => {
    const { store } = await storeWith(1);
    const after = await deskWith(1, 3);
    store.edit((draft) => {
      draft.header.subject.en = 'Port';
      (draft.points[0] as Draft['points'][number]).text.en = 'typed meanwhile';
    });
    expect(store.add(after)).toBe(2);
    expect(store.current.header.subject.en).toBe('Port');
    expect(words(store)).toEqual(['typed meanwhile', '']);
    expect(store.current.sources).toHaveLength(1);
  });

  test('moves a point, and tells of it', async () => {
    const { store, changes } = await storeWith(1, 3, 5);
    const [first = 0] = store.keys;
    expect(store.move(first, 2)).toBe(true);
    expect(pickedSentences(store.current, article).get(1)).toBe(3);
    expect(changes()).toBe(1);
    expect(store.move(first, 3)).toBe(false);
    expect(store.move(first, 2)).toBe(false);
  });

  test('undo brings an order back and keeps what was typed since', async () => {
    const { store } = await storeWith(1, 3);
    const [first = 0, second = 0] = store.keys;
    store.move(second, 0);
    store.editPoint(second, (point) => (point.text.en = 'typed after the move'));
    store.remove(first);
    expect(words(store)).toEqual(['typed after the move']);
    store.undo();
    expect(words(store)).toEqual(['typed after the move', '']);
    store.undo();
    expect(words(store)).toEqual(['', 'typed after the move']);
    store.redo();
    expect(words(store)).toEqual(['typed after the move', '']);
    expect(store.history.next).toEqual({ key: 'deedRemoved', values: { number: 2 } });
  });

  test('a deleted point comes back with its words', async () => {
    const { store } = await storeWith(1, 3, 5);
    const key = store.keys[1] as number;
    store.editPoint(key, (point) => (point.text.en = 'mine'));
    store.remove(key);
    store.edit((draft) => (draft.header.reference = 'A/1'));
    store.restore(key, 1);
    expect(words(store)).toEqual(['', 'mine', '']);
    expect(store.current.header.reference).toBe('A/1');
    store.restore(key, 0);
    expect(words(store)).toHaveLength(3);
  });

  test('an undone pick can be redone', async () => {
    const { store } = await storeWith(1);
    store.add(await deskWith(1, 3));
    store.undo();
    expect(store.keys).toHaveLength(1);
    store.redo();
    expect(pickedSentences(store.current, article).get(3)).toBe(2);
  });

  test('what goes to the shell has no keys of the window in it', async () => {
    const { store } = await storeWith(1);
    expect(Object.keys(store.snapshot()).sort()).toEqual(Object.keys(emptyDraft()).sort());
    expect(Object.keys(store.snapshot().points[0] ?? {}).sort()).toEqual([
      'original',
      'source',
      'span',
      'text',
      'topic',
    ]);
  });
});

describe('the source register', () => {
  test('closes the gap that a removed source leaves', async () => {
    const draft = await deskWith(1);
    draft.sources.unshift(source('unused.txt'));
    (draft.sources[1] as Draft['sources'][number]).number = 2;
    (draft.points[0] as Draft['points'][number]).source = 2;
    removeSource(draft, 1);
    expect(draft.sources.map(({ number }) => number)).toEqual([1]);
    expect(draft.points[0]?.source).toBe(1);
  });
});

describe('the address of a page', () => {
  test.each([
    ['news.example/a', 'https://news.example/a'],
    [' www.news.example ', 'https://www.news.example'],
    ['localhost:8000/a', 'https://localhost:8000/a'],
    ['http://news.example', 'http://news.example'],
    ['ftp://news.example', 'ftp://news.example'],
  ])('%s is %s', (typed, address) => expect(addressOf(typed)).toBe(address));
});

describe('dates', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['23/11/2026', '2026-11-23'],
    ['٢٣/١١/٢٠٢٦', '2026-11-23'],
    [' 3.2.2026 ', '2026-02-03'],
  ])('reads %s', (text, date) => expect(readDate(text)).toBe(date));

  test.each(['', '2026-11', '2026-02-30', '23/11/26', 'غداً'])('does not take %j for a date', (text) => {
    expect(readDate(text)).toBeNull();
  });

  test('are written as the memo writes them, in both calendars', () => {
    expect(writtenDate('2025-02-03', 'ar')).toBe('3 شباط (فبراير) 2025');
    expect(writtenDate('2025-02-03', 'en')).toBe('3 February 2025');
    expect(writtenHijriDate('2026-11-30', 'ar')).toBe('20 جمادى الآخرة 1448 هـ');
    expect(writtenHijriDate('2026-11-30', 'en')).toBe('20 Jumada al-Akhirah 1448 AH');
  });
});
