const LONGEST = 200;

/**
 * What undo and redo go through: the orders that the points have had. Only the order is kept, never the words, so that
 * undoing a move or a deletion takes back nothing that was typed since.
 */
export class OrderHistory {
  #past = $state.raw<number[][]>([]);
  #future = $state.raw<number[][]>([]);

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Remembers the order that is about to change. */
  record(order: readonly number[]): void {
    this.#past = [...this.#past.slice(1 - LONGEST), [...order]];
    this.#future = [];
  }

  undo(current: readonly number[]): number[] | null {
    const order = this.#past.at(-1);
    if (!order) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, [...current]];
    return order;
  }

  redo(current: readonly number[]): number[] | null {
    const order = this.#future.at(-1);
    if (!order) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, [...current]];
    return order;
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}
