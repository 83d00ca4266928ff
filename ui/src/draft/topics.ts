import type { Bilingual, Language, TopicForm } from '../ipc/bindings';

/** A topic while it is edited: its lists are texts with one term a line. */
export interface EditedTopic {
  /** Lives as long as the dialog: a new topic has no id yet. */
  key: number;
  id: string;
  label: Bilingual;
  terms: Record<Language, string>;
  near: string;
  without: string;
  within: string;
  affirmed: boolean;
}

const lines = (terms: string): string[] =>
  terms
    .split('\n')
    .map((term) => term.trim())
    .filter(Boolean);

export function editedTopic(form: TopicForm, key: number): EditedTopic {
  return {
    key,
    id: form.id,
    label: { ...form.label },
    terms: { ar: form.ar.join('\n'), en: form.en.join('\n') },
    near: form.near.join('\n'),
    without: form.without.join('\n'),
    within: form.within === null ? '' : String(form.within),
    affirmed: form.affirmed,
  };
}

export function emptyTopic(key: number): EditedTopic {
  const nothing = { ar: '', en: '' };
  return { key, id: '', label: { ...nothing }, terms: { ...nothing }, near: '', without: '', within: '', affirmed: false };
}

export function topicForm(topic: EditedTopic): TopicForm {
  const [near, without] = [lines(topic.near), lines(topic.without)];
  const within = Number.parseInt(topic.within, 10);
  // A distance to nothing means nothing.
  const isBound = within > 0 && near.length + without.length > 0;
  return {
    id: topic.id,
    label: topic.label,
    ar: lines(topic.terms.ar),
    en: lines(topic.terms.en),
    affirmed: topic.affirmed,
    near,
    without,
    within: isBound ? within : null,
  };
}

/** Whether a topic has what it needs: a name and a term. */
export function isComplete({ label, terms }: EditedTopic): boolean {
  return (label.ar + label.en).trim() !== '' && lines(`${terms.ar}\n${terms.en}`).length > 0;
}
