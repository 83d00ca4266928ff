import type { Draft } from '../ipc/bindings';

/** The protocol's labels, the strictest first. They are never translated. */
export const TLP_LABELS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

/** A memo to begin with, from the same sender as another. */
export function nextDraft({ header: { from } }: Draft): Draft {
  const draft = emptyDraft();
  draft.header.from = { ...from };
  return draft;
}

/** Whether something stands in a memo that would be missed. Who it is from and how it is marked is soon set again. */
export function hasContent({ header, bottom_line, assessment, recommendations, points, sources }: Draft): boolean {
  const texts = [header.to, header.subject, bottom_line, assessment, recommendations];
  const isWritten = texts.some(({ ar, en }) => (ar + en).trim() !== '');
  return isWritten || header.reference.trim() !== '' || header.date != null || points.length + sources.length > 0;
}

export function emptyDraft(): Draft {
  const nothing = () => ({ ar: '', en: '' });
  return {
    header: { reference: '', marking: 'TLP:AMBER', to: nothing(), from: nothing(), subject: nothing() },
    bottom_line: nothing(),
    assessment: nothing(),
    recommendations: nothing(),
    points: [],
    sources: [],
  };
}
