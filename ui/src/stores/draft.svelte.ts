import { emptyDraft } from '../draft/empty';
import { additionOf } from '../draft/picks';
import { removeSource } from '../draft/sources';
import type { Draft, KeyPoint, Language, SourceReference } from '../ipc/bindings';
import { History, type Deed, type Step } from './history.svelte';

/** Where the editor is asked to go. */
export interface Reveal {
  key: number;
  language: Language | null;
  focus: boolean;
}

/**
 * The memo being written. Everything that changes it goes through here, and every change is told to `onchange`.
 * Points have no name of their own in the file, so each gets a key that lives as long as the window.
 */
export class DraftStore {
  current = $state<Draft>(emptyDraft());
  /** The points' keys, in the order of the points. */
  keys = $state.raw<number[]>([]);
  reveal = $state.raw<Reveal | null>(null);
  readonly history = new History();
  readonly #onchange: () => void;
  #nextKey = 1;
  /** Points that an undo may bring back, as they were when they went. */
  #removed = new Map<number, KeyPoint>();

  constructor(onchange: () => void = () => {}) {
    this.#onchange = onchange;
  }

  /** Takes a draft from the shell; that is no edit. */
  open(draft: Draft): void {
    this.current = draft;
    this.keys = draft.points.map(() => this.#nextKey++);
    this.history.clear();
    this.#removed.clear();
  }

  /** A copy that shares nothing with what is being edited. */
  snapshot(): Draft {
    return $state.snapshot(this.current) as Draft;
  }

  /** Changes words. */
  edit(change: (draft: Draft) => void): void {
    change(this.current);
    this.#onchange();
  }

  /** Changes the point with `key`. */
  editPoint(key: number, change: (point: KeyPoint) => void): void {
    const point = this.current.points[this.keys.indexOf(key)];
    if (point) this.edit(() => change(point));
  }

  /** Changes the source with this number. */
  editSource(number: number, change: (source: SourceReference) => void): void {
    const source = this.current.sources.find((entry) => entry.number === number);
    if (source) this.edit(() => change(source));
  }

  /** Adds what a pick brought, and gives the number of the first new point. */
  add(after: Draft): number | null {
    const { points, sources } = additionOf(this.snapshot(), after);
    if (points.length === 0) return null;
    const number = this.keys.length + 1;
    this.#record({ key: 'deedPicked', values: { number } });
    this.current.sources.push(...sources);
    this.current.points.push(...points);
    // The first pick names the memo after its article; what the user has written there stays.
    const { subject } = this.current.header;
    if (!subject.ar.trim() && !subject.en.trim()) this.current.header.subject = { ...after.header.subject };
    this.keys = [...this.keys, ...points.map(() => this.#nextKey++)];
    this.#onchange();
    return number;
  }

  /** Moves the point with `key` to a place (from 0), and tells whether that was a move. */
  move(key: number, place: number): boolean {
    const from = this.keys.indexOf(key);
    if (from < 0 || place < 0 || place >= this.keys.length || from === place) return false;
    const order = this.keys.filter((other) => other !== key);
    order.splice(place, 0, key);
    this.#change({ key: 'deedMoved', values: { from: from + 1, to: place + 1 } }, order);
    return true;
  }

  remove(key: number): void {
    const number = this.keys.indexOf(key) + 1;
    if (number > 0) this.#change({ key: 'deedRemoved', values: { number } }, this.keys.filter((other) => other !== key));
  }

  /** Brings one removed point back to where it was; the rest stays as it is now. */
  restore(key: number, place: number): void {
    if (this.keys.includes(key) || !this.#removed.has(key)) return;
    const order = [...this.keys];
    const to = Math.min(place, order.length);
    order.splice(to, 0, key);
    this.#change({ key: 'deedRestored', values: { number: to + 1 } }, order);
  }

  /** Puts another memo in the place of this one, which an undo brings back as it was. */
  replace(deed: Deed, draft: Draft): void {
    this.#record(deed, this.snapshot());
    this.#take(
      draft,
      draft.points.map(() => this.#nextKey++),
    );
    this.#onchange();
  }

  /** Takes back what was done last, and says what that was. */
  undo(): Deed | null {
    return this.#go(this.history.undo(this.#now));
  }

  redo(): Deed | null {
    return this.#go(this.history.redo(this.#now));
  }

  /** Takes a source that nothing cites out of the register. A removed point may cite it, so undo ends here. */
  removeSource(number: number): void {
    this.history.clear();
    this.#removed.clear();
    this.edit((draft) => removeSource(draft, number));
  }

  /** Asks the editor to show a point, by its number (from 1). */
  show(number: number, focus = false, language: Language | null = null): void {
    const key = this.keys[number - 1];
    if (key !== undefined) this.reveal = { key, focus, language };
  }

  readonly #now = (): Omit<Step, 'deed'> => ({ order: this.keys, draft: this.snapshot() });

  #record(deed: Deed, draft: Draft | null = null): void {
    this.history.record({ deed, order: this.keys, draft });
  }

  #change(deed: Deed, order: number[]): void {
    this.#record(deed);
    this.#arrange(order);
    this.#onchange();
  }

  #go(step: Step | null): Deed | null {
    if (!step) return null;
    const before = this.keys;
    if (step.draft) this.#take(step.draft, step.order);
    else this.#arrange(step.order);
    this.#onchange();
    const back = step.draft ? -1 : this.keys.findIndex((key) => !before.includes(key));
    if (back >= 0) this.show(back + 1);
    return step.deed;
  }

  #take(draft: Draft, keys: readonly number[]): void {
    this.current = structuredClone(draft);
    this.keys = [...keys];
  }

  #arrange(order: readonly number[]): void {
    const points = new Map(this.#removed);
    this.keys.forEach((key, place) => points.set(key, this.current.points[place] as KeyPoint));
    for (const key of this.keys) {
      if (!order.includes(key)) this.#removed.set(key, $state.snapshot(points.get(key)) as KeyPoint);
    }
    this.current.points = order.map((key) => points.get(key) as KeyPoint);
    this.keys = [...order];
  }
}
