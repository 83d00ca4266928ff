import type { ShownBlock } from '../../ipc/bindings';

/** What the parts of an article are found by in which words can be marked: its headline, sentences and captions. */
export const SHOWN_BLOCKS = '[data-headline], [data-sentence], [data-caption]';

/** The part of the article that an element of `SHOWN_BLOCKS` shows. */
export function blockOf({ dataset }: HTMLElement): ShownBlock {
  if (dataset.sentence !== undefined) return { sentence: Number(dataset.sentence) };
  if (dataset.caption !== undefined) return { caption: Number(dataset.caption) };
  return 'headline';
}

/** What the element of a part is found by. */
export function selectorOf(block: ShownBlock): string {
  if (block === 'headline') return '[data-headline]';
  return 'sentence' in block ? `[data-sentence="${block.sentence}"]` : `[data-caption="${block.caption}"]`;
}
