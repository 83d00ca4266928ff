export type SaveState = { kind: 'saved' } | { kind: 'saving' } | { kind: 'failed'; reason: unknown };

export interface SaveQueueOptions<Value> {
  /** Gives the newest value; it is asked at the moment of saving, never earlier. */
  newest: () => Value;
  save: (value: Value) => Promise<unknown>;
  onstate: (state: SaveState) => void;
  /** How long a burst of edits may gather before it is saved. */
  gatherFor?: number;
  /** How long to wait before a failed save is tried again. */
  retryAfter?: number;
}

/**
 * Saves after every edit, one save at a time. Edits made during a save are saved together after it. `saved` is said
 * only when nothing is left to save; a failed save stays owed, and is tried again by itself, by the next edit, by
 * `retry` and by `flush`.
 */
export class SaveQueue<Value> {
  readonly #options: Required<SaveQueueOptions<Value>>;
  #owed = false;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed = false;

  constructor(options: SaveQueueOptions<Value>) {
    this.#options = { gatherFor: 100, retryAfter: 4000, ...options };
  }

  /** Tells that there is something new to save. */
  touch(): void {
    this.#owed = true;
    this.#options.onstate({ kind: 'saving' });
    if (this.#running) return;
    // The timer is not pushed back by further edits, so that steady typing is saved too.
    if (this.#timer === undefined || this.#failed) {
      this.#failed = false;
      this.#schedule(this.#options.gatherFor);
    }
  }

  /** Saves now what is owed, and tells whether everything is saved. */
  async flush(): Promise<boolean> {
    this.#cancel();
    await this.#running;
    if (this.#owed) {
      this.#options.onstate({ kind: 'saving' });
      await this.#run();
    }
    return !this.#owed;
  }

  /** Tries a failed save again. */
  retry(): Promise<boolean> {
    return this.flush();
  }

  #schedule(delay: number): void {
    this.#cancel();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#owed && !this.#running) {
        this.#options.onstate({ kind: 'saving' });
        void this.#run();
      }
    }, delay);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #run(): Promise<void> {
    this.#running ??= this.#saveUntilNothingIsOwed();
    return this.#running;
  }

  async #saveUntilNothingIsOwed(): Promise<void> {
    let state: SaveState = { kind: 'saved' };
    while (this.#owed && state.kind === 'saved') {
      this.#owed = false;
      try {
        await this.#save();
        this.#failed = false;
      } catch (reason) {
        this.#owed = true;
        this.#failed = true;
        state = { kind: 'failed', reason };
      }
    }
    // Cleared in the same step as the last look at `#owed`, so that no edit falls between the two.
    this.#running = null;
    if (state.kind === 'failed') this.#schedule(this.#options.retryAfter);
    this.#options.onstate(state);
  }

  /** Turns an exception that `save` throws at once into a rejection. */
  async #save(): Promise<void> {
    await this.#options.save(this.#options.newest());
  }
}
