import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SaveQueue, type SaveState } from '../src/stores/save-queue';

/** A disk that answers when it is told to. */
function slowDisk() {
  const written: string[] = [];
  const waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];
  return {
    written,
    waiting,
    save(value: string): Promise<void> {
      written.push(value);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
  };
}

describe('the save queue', () => {
  let text = '';
  let states: SaveState['kind'][] = [];
  let disk = slowDisk();
  let queue: SaveQueue<string>;

  const type = (words: string) => {
    text = words;
    queue.touch();
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    text = '';
    states = [];
    disk = slowDisk();
    queue = new SaveQueue({
      newest: () => text,
      save: (value) => disk.save(value),
      onstate: ({ kind }) => states.push(kind),
    });
  });
  afterEach(() => vi.useRealTimers());

  test('saves within 150 milliseconds of an edit, the newest words only', async () => {
    type('a');
    type('ab');
    type('abc');
    await vi.advanceTimersByTimeAsync(150);
    expect(disk.written).toEqual(['abc']);
  });

  test('steady typing does not put the save off', async () => {
    for (let keys = 1; keys <= 10; keys += 1) {
      type('x'.repeat(keys));
      await vi.advanceTimersByTimeAsync(40);
    }
    expect(disk.written.length).toBeGreaterThan(0);
  });

  test('has one save in flight, then saves the newest', async () => {
    type('first');
    await vi.advanceTimersByTimeAsync(150);
    type('second');
    type('third');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.written).toEqual(['first']);
    disk.waiting[0]?.resolve();
    await settle();
    expect(disk.written).toEqual(['first', 'third']);
    expect(states.at(-1)).toBe('saving');
    disk.waiting[1]?.resolve();
    await settle();
    expect(states.at(-1)).toBe('saved');
  });

  test('an edit at the very moment a save ends is saved too', async () => {
    queue = new SaveQueue({
      newest: () => text,
      save: (value) => disk.save(value),
      onstate: ({ kind }) => {
        if (kind === 'saved' && text === 'first') type('second');
      },
    });
    type('first');
    await vi.advanceTimersByTimeAsync(150);
    disk.waiting[0]?.resolve();
    await vi.advanceTimersByTimeAsync(150);
    expect(disk.written).toEqual(['first', 'second']);
  });

  test('says that a save failed, and tries again by itself', async () => {
    type('words');
    await vi.advanceTimersByTimeAsync(150);
    disk.waiting[0]?.reject(new Error('the disk is full'));
    await settle();
    expect(states.at(-1)).toBe('failed');
    await vi.advanceTimersByTimeAsync(4000);
    expect(disk.written).toEqual(['words', 'words']);
    disk.waiting[1]?.resolve();
    await settle();
    expect(states.at(-1)).toBe('saved');
  });

  test('the next edit tries a failed save again without the long wait', async () => {
    type('words');
    await vi.advanceTimersByTimeAsync(150);
    disk.waiting[0]?.reject('no');
    await settle();
    type('words and more');
    await vi.advanceTimersByTimeAsync(150);
    expect(disk.written.at(-1)).toBe('words and more');
  });

  test('retry answers whether everything is saved', async () => {
    type('words');
    await vi.advanceTimersByTimeAsync(150);
    disk.waiting[0]?.reject('no');
    await settle();
    const answer = queue.retry();
    await settle();
    disk.waiting[1]?.resolve();
    await expect(answer).resolves.toBe(true);
  });

  test('flush saves at once, and waits for the save in flight first', async () => {
    type('first');
    const early = queue.flush();
    await settle();
    expect(disk.written).toEqual(['first']);
    type('second');
    const late = queue.flush();
    disk.waiting[0]?.resolve();
    await settle();
    disk.waiting[1]?.resolve();
    await expect(early).resolves.toBe(true);
    await expect(late).resolves.toBe(true);
    expect(disk.written).toEqual(['first', 'second']);
  });

  test('flush has nothing to do when nothing was typed', async () => {
    await expect(queue.flush()).resolves.toBe(true);
    expect(disk.written).toEqual([]);
  });

  test('a flush that fails says so', async () => {
    type('words');
    const answer = queue.flush();
    await settle();
    disk.waiting[0]?.reject('no');
    await expect(answer).resolves.toBe(false);
  });

  test('a save that throws at once is a failed save', async () => {
    queue = new SaveQueue({
      newest: () => text,
      save: () => {
        throw new Error('gone');
      },
      onstate: ({ kind }) => states.push(kind),
    });
    type('words');
    await expect(queue.flush()).resolves.toBe(false);
    expect(states.at(-1)).toBe('failed');
  });
});
