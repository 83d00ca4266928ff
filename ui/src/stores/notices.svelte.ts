import type { Bilingual } from '../ipc/bindings';
import { hostError } from '../ipc/host';
import { reasonOf } from '../reasons';
import type { StringKey } from '../strings';

export interface Notice {
  id: number;
  tone: 'done' | 'alarm';
  /** The sentence, from the string table, so that it follows the window's language. */
  key: StringKey;
  values: Record<string, string | number>;
  /** Why, or a path: each side is shown in its language. */
  detail: Bilingual | null;
  action: { key: StringKey; run: () => void } | null;
}

type NewNotice = Pick<Notice, 'key'> & Partial<Omit<Notice, 'id' | 'key'>>;

const DONE_FOR = 8000;

/** What the window has to tell: notices that are seen, and a line that screen readers say. */
export class Notices {
  list = $state<Notice[]>([]);
  announcement = $state<{ key: StringKey; values: Record<string, string | number> } | null>(null);
  #next = 1;

  /** Shows a notice. One that tells of something done goes by itself; an alarm stays until it is closed. */
  show(notice: NewNotice): void {
    const id = this.#next++;
    this.list = [...this.list.slice(-3), { tone: 'done', values: {}, detail: null, action: null, ...notice, id }];
    if (notice.tone !== 'alarm') setTimeout(() => this.dismiss(id), DONE_FOR);
  }

  fail(key: StringKey, reason: unknown): void {
    this.show({ key, tone: 'alarm', detail: reasonOf(hostError(reason)) });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  announce(key: StringKey, values: Record<string, string | number> = {}): void {
    this.announcement = { key, values };
  }
}
