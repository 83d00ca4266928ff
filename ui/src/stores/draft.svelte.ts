import { emptyDraft } from '../draft/empty';
import { additionOf } from '../draft/picks';
import { removeSource } from '../draft/sources';
import type { Draft, KeyPoint, Language, SourceReference } from '../ipc/bindings';
import { OrderHistory } from './order-history.svelte';

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
  readonly history = new OrderHistory();
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
    this.history.record(this.keys);
    this.current.sources.push(...sources);
    this.current.points.push(...points);
    // The first pick names the memo after its article; what the user has written there stays.
    const { subject } = this.current.header;
    if (!subject.ar.trim() && !subject.en.trim()) this.current.header.subject = { ...after.header.subject };
    this.keys = [...this.keys, ...points.map(() => this.#nextKey++)];
    this.#onchange();
    return this.keys.length - points.length + 1;
  }

  /** Moves the point with `key` to a place (from 0), and tells whether that was a move. */
  move(key: number, place: number): boolean {
    const from = this.keys.indexOf(key);
    if (from < 0 || place < 0 || place >= this.keys.length || from === place) return false;
    const order = this.keys.filter((other) => other !== key);
    order.splice(place, 0, key);
    this.#change(order);
    return true;
  }

  remove(key: number): void {
    if (this.keys.includes(key)) this.#change(this.keys.filter((other) => other !== key));
  }

  /** Brings one removed point back to where it was; the rest stays as it is now. */
  restore(key: number, place: number): void {
    if (this.keys.includes(key) || !this.#removed.has(key)) return;
    const order = [...this.keys];
    order.splice(Math.min(place, order.length), 0, key);
    this.#change(order);
  }

  undo(): boolean {
    return this.#arrange(this.history.undo(this.keys));
  }

  redo(): boolean {
    return this.#arrange(this.history.redo(this.keys));
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

  #change(order: number[]): void {
    this.history.record(this.keys);
    this.#arrange(order);
  }

  #arrange(order: number[] | null): boolean {
    if (!order) return false;
    const points = new Map(this.#removed);
    this.keys.forEach((key, place) => points.set(key, this.current.points[place] as KeyPoint));
    for (const key of this.keys) {
      if (!order.includes(key)) this.#removed.set(key, $state.snapshot(points.get(key)) as KeyPoint);
    }
    this.current.points = order.map((key) => points.get(key) as KeyPoint);
    this.keys = order;
    this.#onchange();
    return true;
  }
}
