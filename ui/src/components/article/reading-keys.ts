import type { Direction } from '../../language';

export interface ReadingPlace {
  /** The sentence that the keys start from. */
  current: number;
  /** The proposed sentences, in the order of the text. */
  proposed: readonly number[];
  /** The number of the last sentence. */
  last: number;
  direction: Direction;
}

/**
 * The sentence that a key leads to, or `undefined` for a key that means nothing here. Up and down (and J and K, by
 * their place on the keyboard, so that an Arabic layout has them too) go from proposal to proposal; the arrows along
 * the line go from sentence to sentence, in the direction in which the article is read.
 */
export function sentenceForKey(key: Pick<KeyboardEvent, 'key' | 'code'>, place: ReadingPlace): number | undefined {
  const { current, proposed, last, direction } = place;
  if (key.key === 'ArrowDown' || key.code === 'KeyJ') return proposed.find((index) => index > current) ?? current;
  if (key.key === 'ArrowUp' || key.code === 'KeyK') return proposed.findLast((index) => index < current) ?? current;
  if (key.key === 'Home') return proposed[0] ?? 1;
  if (key.key === 'End') return proposed.at(-1) ?? last;
  const onward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (key.key === onward) return Math.min(current + 1, last);
  if (key.key === back) return Math.max(current - 1, 1);
  return undefined;
}
