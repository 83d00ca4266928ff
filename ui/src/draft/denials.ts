import type { ArticleView, Negation } from '../ipc/bindings';

/** A negation with what it denies, in the order of the text; `…` stands for words between the two. */
export function denialOf({ cue, cue_span, denied, denied_span }: Negation): string {
  const cueFirst = cue_span[0] <= denied_span[0];
  const gap = cueFirst ? denied_span[0] - cue_span[1] : cue_span[0] - denied_span[1];
  return (cueFirst ? [cue, denied] : [denied, cue]).join(gap <= 0 ? '' : gap === 1 ? ' ' : ' … ');
}

/** What a part of an article denies, from one byte of its source to another. */
export function denialsIn({ negations }: ArticleView, start: number, end: number): Negation[] {
  return negations.filter(({ cue_span }) => start <= cue_span[0] && cue_span[1] <= end);
}
