import type { ArticleView, Draft, KeyPoint, ShownBlock } from '../ipc/bindings';

/** The words of one source that a point rests on; no two points of a memo share them. */
function anchor(draft: Draft, point: KeyPoint): string {
  const file = draft.sources.find((source) => source.number === point.source)?.file ?? '';
  return `${point.span[0]}-${point.span[1]} ${file}`;
}

/** The number of the point (from 1) that rests on a sentence, by the sentence's number. */
export function pickedSentences(draft: Draft, article: ArticleView): Map<number, number> {
  const source = draft.sources.find((entry) => entry.file === article.file);
  const picked = new Map<number, number>();
  if (!source) return picked;
  draft.points.forEach((point, position) => {
    if (point.source !== source.number) return;
    const [start, end] = point.span;
    // A point of an older draft may cover a part of a sentence, or more than one.
    for (const sentence of article.sentences) {
      if (sentence.start < end && start < sentence.end && !picked.has(sentence.index)) {
        picked.set(sentence.index, position + 1);
      }
    }
  });
  return picked;
}

/** The part of an article that a point rests on, the first where it rests on several. */
export function blockOfPoint(article: ArticleView, point: KeyPoint): ShownBlock | null {
  const isTouched = (start: number, end: number) => start < point.span[1] && point.span[0] < end;
  if (article.headline_span && isTouched(...article.headline_span)) return 'headline';
  const sentence = article.sentences.find(({ start, end }) => isTouched(start, end));
  if (sentence) return { sentence: sentence.index };
  const caption = article.captions.findIndex(({ span }) => isTouched(...span));
  return caption < 0 ? null : { caption: caption + 1 };
}

/** What a pick adds to a draft. */
export interface Addition {
  points: KeyPoint[];
  sources: Draft['sources'];
}

/**
 * Reads from `after`, the shell's answer to a pick, what it added to `current`. The answer is made of the draft as it
 * was when the sentence was clicked; what was typed since then stands only in `current`, so the answer never replaces it.
 */
export function additionOf(current: Draft, after: Draft): Addition {
  const known = new Set(current.points.map((point) => anchor(current, point)));
  const numbers = new Map(current.sources.map((source) => [source.file, source.number]));
  const addition: Addition = { points: [], sources: [] };
  for (const point of after.points) {
    if (known.has(anchor(after, point))) continue;
    const source = after.sources.find((entry) => entry.number === point.source);
    if (!source) continue;
    let number = numbers.get(source.file);
    if (number === undefined) {
      number = Math.max(0, ...numbers.values()) + 1;
      numbers.set(source.file, number);
      addition.sources.push({ ...source, number });
    }
    addition.points.push({ ...point, source: number });
  }
  return addition;
}
