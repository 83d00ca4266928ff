import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readPage } from '../src/components/preview/frame-document';
import { emptyDraft } from '../src/draft/empty';
import type { Finding, Preview } from '../src/ipc/bindings';
import { PreviewStore } from '../src/stores/preview.svelte';

const page = (html: string, findings: Finding[] = []): Preview => ({ html, findings, warnings: [] });

describe('the preview store', () => {
  let answers: { resolve: (preview: Preview) => void; reject: (reason: unknown) => void }[] = [];
  let preview: PreviewStore;

  beforeEach(() => {
    vi.useFakeTimers();
    answers = [];
    preview = new PreviewStore({
      draft: emptyDraft,
      render: () => new Promise((resolve, reject) => answers.push({ resolve, reject })),
    });
  });
  afterEach(() => vi.useRealTimers());

  test('waits until the edits rest', async () => {
    preview.request();
    await vi.advanceTimersByTimeAsync(100);
    preview.request();
    await vi.advanceTimersByTimeAsync(100);
    expect(answers).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(50);
    expect(answers).toHaveLength(1);
  });

  test('drops an answer that a newer question has overtaken', async () => {
    void preview.refresh();
    void preview.refresh();
    answers[1]?.resolve(page('new'));
    await vi.advanceTimersByTimeAsync(0);
    answers[0]?.resolve(page('old'));
    await vi.advanceTimersByTimeAsync(0);
    expect(preview.html).toBe('new');
    expect(preview.pending).toBe(false);
  });

  test('drops a stale failure too', async () => {
    void preview.refresh();
    void preview.refresh();
    answers[1]?.resolve(page('new'));
    answers[0]?.reject({ code: 'template', message: 'old trouble', hint: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(preview.failure).toBeNull();
  });

  test('keeps the last good page under a failure', async () => {
    void preview.refresh();
    answers[0]?.resolve(page('good'));
    await vi.advanceTimersByTimeAsync(0);
    void preview.refresh();
    answers[1]?.reject({ code: 'template', message: 'line 3: unknown variable', hint: 'check the spelling' });
    await vi.advanceTimersByTimeAsync(0);
    expect(preview.html).toBe('good');
    expect(preview.failure?.hint).toBe('check the spelling');
  });

  test('lists alarms first', async () => {
    const finding = (severity: Finding['severity'], point: number): Finding => ({
      kind: 'number-mismatch',
      severity,
      point,
      part: null,
      language: null,
      message: { ar: '', en: '' },
    });
    void preview.refresh();
    answers[0]?.resolve(
      page('', [finding('notice', 1), finding('alarm', 2), finding('notice', 3), finding('alarm', 4)]),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(preview.findings.map(({ point }) => point)).toEqual([2, 4, 1, 3]);
    expect(preview.alarms).toBe(2);
  });
});

describe('the page in the frame', () => {
  test('shows links but does not let them be followed', () => {
    const document = readPage('<p><a href="https://example.org/">source</a></p>');
    expect(document.querySelector('a')?.getAttribute('tabindex')).toBe('-1');
    expect(document.querySelector('style')?.textContent).toContain('pointer-events: none');
  });
});
