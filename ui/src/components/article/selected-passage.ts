import type { Selection, ShownPlace } from '../../ipc/bindings';

/** A passage that is marked in the article. */
export interface SelectedPassage {
  selection: Selection;
  /** Its words, white space folded. */
  text: string;
  /** Where it ends, in pixels from the top of the reader's content. */
  below: number;
}

/**
 * Reads what is marked in `reader`, or `null` where that holds no sentence. Badges and topic names between the
 * sentences are no part of the article: only the sentences' own text counts.
 */
export function selectedPassage(reader: HTMLElement, marked: globalThis.Selection | null): SelectedPassage | null {
  if (!marked || marked.isCollapsed || marked.rangeCount === 0) return null;
  const range = marked.getRangeAt(0);
  const sentences = [...reader.querySelectorAll<HTMLElement>('[data-sentence]')].filter((sentence) =>
    range.intersectsNode(sentence),
  );
  const [first] = sentences;
  const last = sentences.at(-1);
  if (!first || !last) return null;
  const from = placeIn(first, range.startContainer, range.startOffset, 0);
  const to = placeIn(last, range.endContainer, range.endOffset, lengthOf(textOf(last)));
  const text = sentences
    .map((sentence) => {
      const letters = [...textOf(sentence)];
      const start = sentence === first ? from.character : 0;
      return letters.slice(start, sentence === last ? to.character : letters.length).join('');
    })
    .join(' ')
    .trim();
  if (text === '') return null;
  const bottom = range.getBoundingClientRect?.().bottom ?? 0;
  return {
    selection: { from, to },
    text,
    below: bottom - reader.getBoundingClientRect().top + reader.scrollTop,
  };
}

/** The place of a range's end in a sentence; `outside` where the range begins before it or ends behind it. */
function placeIn(sentence: HTMLElement, container: Node, offset: number, outside: number): ShownPlace {
  const number = Number(sentence.dataset.sentence);
  if (!sentence.contains(container)) return { sentence: number, character: outside };
  const before = document.createRange();
  before.setStart(sentence, 0);
  before.setEnd(container, offset);
  const character = textNodes(sentence)
    .map((node) => (node === container ? node.data.slice(0, offset) : before.comparePoint(node, 0) === 0 ? node.data : ''))
    .reduce((sum, text) => sum + lengthOf(text), 0);
  return { sentence: number, character };
}

function textNodes(sentence: HTMLElement): Text[] {
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.closest('[aria-hidden]')) nodes.push(node);
  }
  return nodes;
}

function textOf(sentence: HTMLElement): string {
  return textNodes(sentence)
    .map((node) => node.data)
    .join('');
}

/** In characters as the shell counts them, not in UTF-16. */
function lengthOf(text: string): number {
  return [...text].length;
}
