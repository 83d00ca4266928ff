import type { Draft } from '../ipc/bindings';

/** How many points rest on the source with this number. */
export function citations(draft: Draft, number: number): number {
  return draft.points.filter((point) => point.source === number).length;
}

/** Takes a source out of the register and closes the gap in the numbers. Nothing may cite it. */
export function removeSource(draft: Draft, number: number): void {
  draft.sources = draft.sources.filter((source) => source.number !== number);
  for (const source of draft.sources) if (source.number > number) source.number -= 1;
  for (const point of draft.points) if (point.source > number) point.source -= 1;
}
