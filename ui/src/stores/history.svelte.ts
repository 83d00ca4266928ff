import type { Draft } from '../ipc/bindings';
import type { StringKey } from '../strings';

const LONGEST = 200;

/** What was done to a memo, as the window says it. */
export interface Deed {
  key: StringKey;
  values: Record<string, string | number>;
}

/** What a deed changed: the order of the points as it was before, and the whole memo where another took its place. */
export interface Step {
  deed: Deed;
  order: readonly number[];
  draft: Draft | null;
}

/**
 * What undo and redo go through. Of the points only the order is kept, never the words, so that undoing a move or a
 * deletion takes back nothing that was typed since. A memo that was replaced is kept whole.
 */
export class History {
  #past = $state.raw<Step[]>([]);
  #future = $state.raw<Step[]>([]);

  /** What would be undone next. */
  get last(): Deed | null {
    return this.#past.at(-1)?.deed ?? null;
  }

  /** What would be done again next. */
  get next(): Deed | null {
    return this.#future.at(-1)?.deed ?? null;
  }

  /** Remembers how it is before a deed. */
  record(step: Step): void {
    this.#past = [...this.#past.slice(1 - LONGEST), step];
    this.#future = [];
  }

  /** Gives what to go back to. `now` says how it is, for when that is done again. */
  undo(now: () => Omit<Step, 'deed'>): Step | null {
    const step = this.#past.at(-1);
    if (!step) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, reverse(step, now())];
    return step;
  }

  redo(now: () => Omit<Step, 'deed'>): Step | null {
    const step = this.#future.at(-1);
    if (!step) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, reverse(step, now())];
    return step;
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}

/** The way back from a step that is about to be gone. */
function reverse({ deed, draft }: Step, now: Omit<Step, 'deed'>): Step {
  return { deed, order: now.order, draft: draft && now.draft };
}
