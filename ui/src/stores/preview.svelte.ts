import type { Bilingual, Draft, Finding, Preview } from '../ipc/bindings';
import { hostError, type HostError } from '../ipc/host';

export interface PreviewOptions {
  draft: () => Draft;
  render: (draft: Draft, template: string) => Promise<Preview>;
  /** How long the page rests after an edit before it is drawn again. */
  restFor?: number;
}

function alarmsFirst(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding) => (finding.severity === 'alarm' ? 0 : 1);
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

/** The memo as it will be printed. Answers that a newer question has overtaken are dropped. */
export class PreviewStore {
  html = $state.raw('');
  findings = $state.raw<Finding[]>([]);
  warnings = $state.raw<Bilingual[]>([]);
  failure = $state.raw<HostError | null>(null);
  template = $state('');
  pending = $state(false);
  alarms = $derived(this.findings.filter((finding) => finding.severity === 'alarm').length);
  readonly #options: Required<PreviewOptions>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(options: PreviewOptions) {
    this.#options = { restFor: 120, ...options };
  }

  /** Draws the page again once the edits rest. */
  request(): void {
    this.pending = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), this.#options.restFor);
  }

  /** Draws the page again now. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.pending = true;
    const ticket = ++this.#asked;
    try {
      const answer = await this.#options.render(this.#options.draft(), this.template);
      if (ticket !== this.#asked) return;
      this.html = answer.html;
      this.findings = alarmsFirst(answer.findings);
      this.warnings = answer.warnings;
      this.failure = null;
    } catch (reason) {
      // The last good page stays on show under the message.
      if (ticket === this.#asked) this.failure = hostError(reason);
    }
    if (ticket === this.#asked) this.pending = false;
  }
}
