import { writtenDate } from '../../draft/dates';
import type { ConflictView, FigureView } from '../../ipc/bindings';
import { isolated } from '../../language';
import { chrome } from '../../stores/chrome.svelte';
import type { ComparisonStore } from '../../stores/comparison.svelte';
import type { ShelfStore } from '../../stores/shelf.svelte';
import { strings } from '../../strings';

/** How an article is called beside its words: by its outlet and day, as one cites it; by its headline where it names none. */
export function sourceName(shelf: ShelfStore, id: string): string {
  const article = shelf.articles.find((known) => known.id === id);
  if (!article?.outlet) return article?.headline || chrome.say('untitled');
  const { outlet, published, language } = article;
  const comma = strings.listComma[language];
  return published ? `${outlet}${comma}${writtenDate(published, language)}` : outlet;
}

/** A figure as written, with what its article makes of it: "at least 12". */
export function figureText({ text, bound }: FigureView): string {
  return bound === 'exact' ? text : `${chrome.say(bound)} ${text}`;
}

const isHere = (figure: FigureView, article: string, sentence: number) =>
  figure.article === article && figure.sentence === sentence;

/** The figure of a conflict that stands in a sentence. */
export function figureWords(conflict: ConflictView, article: string, sentence: number): string {
  return conflict.figures
    .filter((figure) => isHere(figure, article, sentence))
    .map(figureText)
    .join(chrome.say('listComma'));
}

/** The other figures of a conflict, each once. */
export function othersOf(conflict: ConflictView, article: string, sentence: number): string[] {
  const own = new Set(conflict.figures.filter((figure) => isHere(figure, article, sentence)).map(({ value }) => value));
  const others = new Map<string, string>();
  for (const figure of conflict.figures) {
    if (!own.has(figure.value) && !others.has(figure.value)) others.set(figure.value, figureText(figure));
  }
  return [...others.values()];
}

/** What is counted, in the window's language where that is known. */
export function countedWords({ counted }: ConflictView): string {
  return chrome.side(counted) || counted.ar || counted.en;
}

/** A conflict as one sentence sees it: its own figure, then those of the others with their sources. */
export function conflictWords(conflict: ConflictView, article: string, sentence: number, shelf: ShelfStore): string {
  const others = conflict.figures
    .filter((figure) => !isHere(figure, article, sentence))
    .map((figure) =>
      chrome.say('figureIn', {
        figure: isolated(figureText(figure)),
        source: isolated(sourceName(shelf, figure.article)),
      }),
    );
  const own = chrome.say('figureHere', { figure: isolated(figureWords(conflict, article, sentence)) });
  return `${isolated(countedWords(conflict))}: ${[own, ...others].join(chrome.say('listComma'))}`;
}

/** What the comparison says of a sentence, for those who hear it; nothing where no other article says the same. */
export function spokenComparison(
  comparison: ComparisonStore,
  shelf: ShelfStore,
  article: string,
  sentence: number,
): string[] {
  const count = comparison.groupOf(article, sentence)?.members.length ?? 0;
  return [
    ...(count > 0 ? [chrome.say('inArticles', { count })] : []),
    ...comparison
      .conflictsOf(article, sentence)
      .map((conflict) => `${chrome.say(conflict.kind)} ${conflictWords(conflict, article, sentence, shelf)}`),
  ];
}
