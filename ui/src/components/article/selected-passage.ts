import type { Selection, ShownPlace } from '../../ipc/bindings';
import { blockOf, SHOWN_BLOCKS } from './shown-block';

/** A passage that is marked in the article. */
export interface SelectedPassage {
  selection: Selection;
  /** Its words, white space folded. */
  text: string;
  /** The same with the words whole that it begins and ends in. */
  words: string;
  /** Where it ends, in pixels from the top of the reader's content. */
  below: number;
}

/**
 * Reads what is marked in `reader`, or `null` where that holds no words of the headline, a sentence or a caption. Badges
 * and topic names between them are no part of the article: only their own text counts.
 */
export function selectedPassage(reader: HTMLElement, marked: globalThis.Selection | null): SelectedPassage | null {
  if (!marked || marked.isCollapsed || marked.rangeCount === 0) return null;
  const range = marked.getRangeAt(0);
  const blocks = [...reader.querySelectorAll<HTMLElement>(SHOWN_BLOCKS)].filter((block) => range.intersectsNode(block));
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return null;
  const from = placeIn(first, range.startContainer, range.startOffset, 0);
  const to = placeIn(last, range.endContainer, range.endOffset, lengthOf(textOf(last)));
  const between = (start: number, end: number) =>
    blocks
      .map((block) => {
        const letters = [...textOf(block)];
        return letters.slice(block === first ? start : 0, block === last ? end : letters.length).join('');
      })
      .join(' ')
      .trim();
  const text = between(from.character, to.character);
  if (text === '') return null;
  const words = between(wordStart(textOf(first), from.character), wordEnd(textOf(last), to.character));
  const bottom = range.getBoundingClientRect?.().bottom ?? 0;
  return {
    selection: { from, to },
    text,
    words: words.replace(EDGES, ''),
    below: bottom - reader.getBoundingClientRect().top + reader.scrollTop,
  };
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** What stands around words and is none: marks, commas, brackets. */
const EDGES = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

/** Where the word begins in whose middle a place is; the place itself where it is in none. */
function wordStart(text: string, place: number): number {
  const letters = [...text];
  let start = place;
  if (!LETTER.test(letters[start] ?? '')) return start;
  while (start > 0 && LETTER.test(letters[start - 1] ?? '')) start -= 1;
  return start;
}

/** Where the word ends in whose middle a place is; the place itself where it is in none. */
function wordEnd(text: string, place: number): number {
  const letters = [...text];
  let end = place;
  if (!LETTER.test(letters[end - 1] ?? '')) return end;
  while (end < letters.length && LETTER.test(letters[end] ?? '')) end += 1;
  return end;
}

/** The place of a range's end in a part of the article; `outside` where the range begins before it or ends behind it. */
function placeIn(element: HTMLElement, container: Node, offset: number, outside: number): ShownPlace {
  const block = blockOf(element);
  if (!element.contains(container)) return { block, character: outside };
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  const character = textNodes(element)
    .map((node) => (node === container ? node.data.slice(0, offset) : before.comparePoint(node, 0) === 0 ? node.data : ''))
    .reduce((sum, text) => sum + lengthOf(text), 0);
  return { block, character };
}

function textNodes(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.closest('[aria-hidden]')) nodes.push(node);
  }
  return nodes;
}

function textOf(element: HTMLElement): string {
  return textNodes(element)
    .map((node) => node.data)
    .join('');
}

/** In characters as the shell counts them, not in UTF-16. */
function lengthOf(text: string): number {
  return [...text].length;
}
