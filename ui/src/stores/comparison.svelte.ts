import type { Comparison, ConflictView, GroupView } from '../ipc/bindings';

const placeOf = (article: string, sentence: number) => `${sentence} ${article}`;

/** What the open articles say in common, and where their figures differ. Overtaken answers are dropped. */
export class ComparisonStore {
  groups = $state.raw<GroupView[]>([]);
  conflicts = $state.raw<ConflictView[]>([]);
  readonly #groups = $derived(
    new Map(
      this.groups.flatMap((group) =>
        group.members.map(({ article, sentence }) => [placeOf(article, sentence), group] as const),
      ),
    ),
  );
  readonly #ask: () => Promise<Comparison>;
  #asked = 0;

  constructor(ask: () => Promise<Comparison>) {
    this.#ask = ask;
  }

  /** Compares the articles anew. Where that fails nothing is shown: the old answer is one about other articles. */
  async refresh(): Promise<void> {
    const ticket = ++this.#asked;
    const answer = await this.#ask().catch((): Comparison => ({ groups: [], conflicts: [] }));
    if (ticket !== this.#asked) return;
    this.groups = answer.groups;
    this.conflicts = answer.conflicts;
  }

  /** The group that a sentence is in, if any. */
  groupOf(article: string, sentence: number): GroupView | null {
    return this.#groups.get(placeOf(article, sentence)) ?? null;
  }

  /** The conflicts of which a figure stands in a sentence. */
  conflictsOf(article: string, sentence: number): ConflictView[] {
    return this.conflicts.filter(({ figures }) =>
      figures.some((figure) => figure.article === article && figure.sentence === sentence),
    );
  }
}
