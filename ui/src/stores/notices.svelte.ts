import type { Bilingual } from '../ipc/bindings';
import { hostError } from '../ipc/host';
import { particularOf } from '../reasons';
import type { StringKey } from '../strings';

/** Why something was refused, or what came of it. */
export interface Particular {
  /** The file that it is about. */
  name?: string;
  /** Each side is shown in its language; a path is the same in both. */
  words: Bilingual;
  /** What the shell said, for whom the words of the window do not say enough; it is in English. */
  technical?: string;
}

export interface Notice {
  id: number;
  tone: 'done' | 'alarm';
  /** The sentence, from the string table, so that it follows the window's language. */
  key: StringKey;
  values: Record<string, string | number>;
  particulars: Particular[];
  action: { key: StringKey; run: () => void } | null;
  /** Of notices about one thing only the newest is shown. */
  about: 'history' | null;
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
    const others = this.list.filter(({ about }) => about === null || about !== notice.about).slice(-3);
    this.list = [...others, { tone: 'done', values: {}, particulars: [], action: null, about: null, ...notice, id }];
    if (notice.tone !== 'alarm') setTimeout(() => this.dismiss(id), DONE_FOR);
  }

  fail(key: StringKey, reason: unknown): void {
    this.show({ key, tone: 'alarm', particulars: [particularOf(hostError(reason))] });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  dismissAll = (): void => {
    this.list = [];
  };

  announce(key: StringKey, values: Record<string, string | number> = {}): void {
    this.announcement = { key, values };
  }
}
