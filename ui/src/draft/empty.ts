import type { Draft } from '../ipc/bindings';

/** The protocol's labels, the strictest first. They are never translated. */
export const TLP_LABELS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

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
