import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import App from '../src/App.svelte';
import { piecesOf } from '../src/components/article/candidate-words';
import { selectedPassage } from '../src/components/article/selected-passage';
import type { Negation } from '../src/ipc/bindings';
import { fakeHost, type FakeHost } from '../src/ipc/fake';
import { SAMPLE_ARTICLE, SAMPLE_ENGLISH_ARTICLE } from '../src/ipc/fake-sample';
import { CLOSE_REQUESTED, FETCH_PROGRESS, IMPORT_PROGRESS } from '../src/ipc/host';
import { chrome } from '../src/stores/chrome.svelte';
import { Workspace } from '../src/stores/workspace.svelte';

let host: FakeHost;
let workspace: Workspace;

async function openWindow(options?: { sample?: boolean }) {
  host = fakeHost(options);
  workspace = new Workspace(host);
  render(App, { host, workspace });
  await screen.findByTestId('save-state');
}

const field = (testid: string) => screen.getByTestId<HTMLTextAreaElement>(testid);
const type = (testid: string, value: string) => fireEvent.input(field(testid), { target: { value } });
const lastSave = () => host.saves.at(-1);

async function paste(text: string) {
  await fireEvent.input(field('paste-input'), { target: { value: text } });
  await fireEvent.click(screen.getByTestId('paste-import'));
}

beforeEach(() => {
  if (chrome.language !== 'en') chrome.switch();
});
afterEach(cleanup);

describe('from article to memo', () => {
  test('a pasted article is read from right to left, and a click makes a point of it', async () => {
    await openWindow();
    await paste(SAMPLE_ARTICLE);
    const sentence = await screen.findByTestId('sentence-3');
    expect(sentence.closest('article')?.getAttribute('dir')).toBe('rtl');
    await fireEvent.click(sentence);
    await screen.findByTestId('point-1');
    expect(field('point-1-ar').value).toContain('استشاري وفني');
    expect(field('point-1-ar').dir).toBe('rtl');
    expect(field('point-1-en').dir).toBe('ltr');
    expect(screen.getByTestId('sentence-3').getAttribute('aria-pressed')).toBe('true');
    await waitFor(() => expect(lastSave()?.points).toHaveLength(1));
  });

  test('picking a sentence again adds nothing and goes to its point', async () => {
    await openWindow({ sample: true });
    await fireEvent.click(screen.getByTestId('sentence-3'));
    await waitFor(() => expect(document.activeElement).toBe(field('point-2-en')));
    expect(screen.queryByTestId('point-3')).toBeNull();
  });

  test('two quick clicks on one sentence make one point', async () => {
    await openWindow({ sample: true });
    const [article] = workspace.shelf.articles;
    if (!article) throw new Error('the sample has an article');
    await Promise.all([workspace.pick(article, 5), workspace.pick(article, 5)]);
    expect(workspace.draft.keys).toHaveLength(3);
  });

  test('Enter picks', async () => {
    await openWindow({ sample: true });
    await fireEvent.keyDown(screen.getByTestId('sentence-5'), { key: 'Enter' });
    await screen.findByTestId('point-3');
  });

  const textOf = (testId: string) => {
    const text = [...screen.getByTestId(testId).childNodes].find((node) => node instanceof Text);
    if (!text) throw new Error(`${testId} has no text`);
    return text;
  };
  const markFrom = (start: string, from: number, end: string, to: number) => {
    getSelection()?.setBaseAndExtent(textOf(start), from, textOf(end), to);
    document.dispatchEvent(new Event('selectionchange'));
  };
  const mark = (sentence: number, from: number, to: number) =>
    markFrom(`sentence-${sentence}`, from, `sentence-${sentence}`, to);

  test('marked words become a point of their own', async () => {
    await openWindow();
    await paste(SAMPLE_ENGLISH_ARTICLE);
    const sentence = await screen.findByTestId('sentence-1');
    const words = sentence.textContent?.slice(4, 12) ?? '';
    mark(1, 4, 12);
    await fireEvent.click(await screen.findByTestId('pick-selection'));
    await screen.findByTestId('point-1');
    expect(field('point-1-en').value).toBe(words);
    expect(screen.queryByTestId('pick-selection')).toBeNull();
  });

  test.each([
    ['headline', 'A headline of four words'],
    ['caption-1', 'The delegation at the door'],
  ])('words of the %s become a point, which leads back to them', async (part, words) => {
    await openWindow();
    await paste('A headline of four words\nThe delegation left. Nobody spoke.\n[The delegation at the door]');
    await screen.findByTestId('sentence-1');
    markFrom(part, 0, part, words.length);
    await fireEvent.click(await screen.findByTestId('pick-selection'));
    await screen.findByTestId('point-1');
    expect(field('point-1-en').value).toBe(words);
    await fireEvent.click(screen.getByRole('button', { name: /Show in the article/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId(part)));
  });

  test('a mark goes from the headline over two sentences', async () => {
    await openWindow();
    await paste('A headline of four words\nThe delegation left. Nobody spoke.');
    await screen.findByTestId('sentence-2');
    markFrom('headline', 2, 'sentence-2', 6);
    expect(selectedPassage(screen.getByRole('article'), getSelection())).toMatchObject({
      selection: { from: { block: 'headline', character: 2 }, to: { block: { sentence: 2 }, character: 6 } },
      text: 'headline of four words The delegation left. Nobody',
    });
  });

  test('marked words show who says them before they are a point', async () => {
    await openWindow();
    await paste(SAMPLE_ENGLISH_ARTICLE);
    const said = await screen.findByText(/ said /);
    const sentence = Number(said.closest<HTMLElement>('[data-sentence]')?.dataset.sentence);
    mark(sentence, 4, 12);
    const notes = await screen.findByRole('complementary', { name: 'The selected text' });
    expect(notes.textContent).toContain('the customs authority');
    getSelection()?.removeAllRanges();
    document.dispatchEvent(new Event('selectionchange'));
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'The selected text' })).toBeNull());
  });

  test('marked words become a topic in two clicks', async () => {
    await openWindow();
    await paste(SAMPLE_ENGLISH_ARTICLE);
    await screen.findByTestId('sentence-1');
    mark(1, 4, 12);
    await fireEvent.click(await screen.findByTestId('watch-selection'));
    await fireEvent.click(screen.getByTestId('watch-as-new'));
    expect(host.asked).toContain('watch_for');
    await waitFor(() => expect(screen.queryByTestId('watch-as-new')).toBeNull());
  });

  test('a topic file that is refused stays open with the reason', async () => {
    await openWindow({ sample: true });
    await fireEvent.click(screen.getByTestId('edit-topics'));
    await waitFor(() => expect(field('topics-toml').value).toContain('[[topic]]'));
    await type('topics-toml', 'nonsense');
    await fireEvent.click(screen.getByTestId('save-topics'));
    expect((await screen.findByRole('alert')).textContent).toContain('line 1 is no topic');
  });

  test('text pasted outside a field becomes an article, inside a field it does not', async () => {
    await openWindow();
    const clipboardData = { getData: () => SAMPLE_ENGLISH_ARTICLE };
    await fireEvent.paste(field('bottom-line-en'), { clipboardData });
    expect(host.asked).not.toContain('import_text');
    await fireEvent.paste(document.body, { clipboardData });
    const sentence = await screen.findByTestId('sentence-1');
    expect(sentence.closest('article')?.getAttribute('dir')).toBe('ltr');
  });

  test('a page is fetched only when its address is sent off, and a failure keeps the address', async () => {
    await openWindow();
    const { invoke } = host;
    const sent: unknown[] = [];
    host.invoke = (name, args) => {
      if (name === 'import_address') sent.push(args);
      return invoke(name, args);
    };
    await type('address-input', 'news.example/a');
    expect(host.asked).not.toContain('import_address');
    await fireEvent.click(screen.getByTestId('address-import'));
    await waitFor(() => expect(host.asked).toContain('import_address'));
    await screen.findByText(/pages can only be fetched in the desktop app/);
    expect(field('address-input').value).toBe('news.example/a');
    expect(sent).toEqual([{ address: 'https://news.example/a' }]);
  });

  test('a fetch shows how far it is and can be stopped; the address stays and nothing is alarmed', async () => {
    await openWindow();
    await type('address-input', 'https://slow.example/a');
    await fireEvent.click(screen.getByTestId('address-import'));
    const progress = await screen.findByTestId('import-progress');
    expect(progress.textContent).toContain('slow.example');
    host.emit(FETCH_PROGRESS, { bytes: 300 * 1024 });
    await waitFor(() => expect(progress.textContent).toContain('300 KB'));
    await fireEvent.click(screen.getByTestId('cancel-import'));
    await waitFor(() => expect(screen.queryByTestId('import-progress')).toBeNull());
    expect(field('address-input').value).toBe('https://slow.example/a');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(workspace.notices.announcement?.key).toBe('fetchStopped');
  });

  test('pages of the own network are fetched only once that is allowed', async () => {
    await openWindow();
    await fireEvent.click(screen.getByTestId('open-settings'));
    const box = screen.getByTestId<HTMLInputElement>('private-addresses');
    expect(box.checked).toBe(false);
    await fireEvent.click(box);
    await waitFor(() => expect(host.asked).toContain('set_private_addresses'));
    expect((await host.invoke('open_desk', {})).allows_private_addresses).toBe(true);
  });

  test('damaged text is repaired only after a look at what would change, and comes back as it was', async () => {
    await openWindow();
    await paste('Ø¹Ù†ÙˆØ§Ù† Ø§Ù„Ù…Ù‚Ø§Ù„\n\nÙ‡Ø°Ø§ Ù†Øµ.');
    await fireEvent.click(await screen.findByTestId('show-repair'));
    expect(screen.getByRole('dialog').textContent).toContain('عنوان المقال');
    expect(workspace.shelf.article?.headline).toContain('Ø¹Ù†');
    await fireEvent.click(screen.getByTestId('repair'));
    await waitFor(() => expect(workspace.shelf.article?.headline).toBe('عنوان المقال'));
    await fireEvent.click(await screen.findByTestId('undo-repair'));
    await waitFor(() => expect(workspace.shelf.article?.headline).toContain('Ø¹Ù†'));
    expect(screen.getByTestId('show-repair')).toBeTruthy();
  });

  test('an import of several files shows how far it is and can be stopped', async () => {
    await openWindow();
    workspace.importing = true;
    host.emit(IMPORT_PROGRESS, { name: 'second.docx', done: 1, total: 3 });
    const progress = await screen.findByTestId('import-progress');
    await waitFor(() => expect(progress.textContent).toContain('second.docx'));
    await fireEvent.click(screen.getByTestId('cancel-import'));
    expect(host.asked).toContain('cancel_import');
  });

  test('an article that points rest on stays', async () => {
    await openWindow({ sample: true });
    const [article] = workspace.shelf.articles;
    if (article) await workspace.removeArticle(article);
    expect(host.asked).not.toContain('remove_article');
    expect(workspace.shelf.articles).toHaveLength(2);
  });
});

describe('what is known of a proposal', () => {
  test('is shown for the sentence that is focused: who says it, verbatim or not, what it denies and why', async () => {
    await openWindow({ sample: true });
    await fireEvent.focus(screen.getByTestId('sentence-3'));
    const notes = screen.getByTestId('candidate-notes').textContent;
    for (const words of ['وزير النقل', 'inferred', 'verbatim', 'وليس تشغيلي', 'sentence 3 of']) expect(notes).toContain(words);
    expect(document.getElementById('about-sentence-3')?.textContent).toContain('Denies: وليس تشغيلي');
  });

  test('the negating word is marked in the sentence, whose text stays whole', async () => {
    await openWindow({ sample: true });
    const sentence = screen.getByTestId('sentence-3');
    expect(sentence.querySelector('.cue')?.textContent).toBe('وليس');
    expect(sentence.textContent).toContain(workspace.shelf.articles[0]?.sentences[2]?.text);
  });

  test('a point whose original denies something says so', async () => {
    await openWindow({ sample: true });
    expect(screen.getByTestId('point-2-denials').textContent).toContain('«وليس تشغيلي');
    expect(screen.queryByTestId('point-1-denials')).toBeNull();
  });

  test('what a sentence denies is marked whether it is proposed or not, and in a point of any sentence', async () => {
    await openWindow({ sample: true });
    workspace.shelf.articles = workspace.shelf.articles.map((article) => ({ ...article, candidates: [] }));
    await waitFor(() => expect(screen.getByTestId('sentence-3').classList).not.toContain('candidate'));
    expect(screen.getByTestId('sentence-3').querySelector('.cue')?.textContent).toBe('وليس');
    await fireEvent.focus(screen.getByTestId('sentence-3'));
    expect(screen.getByTestId('candidate-notes').textContent).toContain('وليس تشغيلي');
    const denial = screen.getByTestId('point-2-denials').querySelector('li');
    expect(denial?.textContent).toContain('«وليس تشغيلي');
    expect(denial?.dir).toBe('rtl');
  });

  test('a cue is left unmarked where the shown text is not the source, byte for byte', () => {
    const negation = { cue: 'not', cue_span: [13, 16], denied: 'war', denied_span: [17, 20], affirmed: null, affirmed_span: null };
    const sentence = { index: 1, start: 10, end: 20, text: 'it not war' };
    expect(piecesOf(sentence, [negation as Negation]).map(({ text }) => text)).toEqual(['it ', 'not', ' war']);
    expect(piecesOf({ ...sentence, end: 21 }, [negation as Negation])).toEqual([{ text: 'it not war', cue: false }]);
  });
});

describe('several articles', () => {
  const report = (killed: number) => `Blast in the market\n\nThe blast left ${killed} killed and many wounded.`;

  test('are called by outlet and day where they name them, in their tabs and in what is compared', async () => {
    await pasteTwo();
    const [first] = workspace.shelf.articles;
    if (first) workspace.shelf.replace([{ ...first, outlet: 'The Gulf Ledger', published: '2025-02-04' }]);
    await waitFor(() => expect(screen.getByTestId('conflict-1').textContent).toContain('The Gulf Ledger, 4 February 2025'));
    const tabs = [...document.querySelectorAll('.tab')].map(({ textContent }) => textContent);
    expect(tabs).toEqual(['The Gulf Ledger Blast in the market', 'Blast in the market']);
    if (first) workspace.shelf.read(first.id);
    expect((await screen.findByTestId('outlet')).textContent).toBe('The Gulf Ledger');
  });

  async function pasteTwo() {
    await openWindow();
    await paste(report(12));
    await screen.findByTestId('sentence-1');
    await fireEvent.click(screen.getByTestId('add-article'));
    await paste(report(15));
    await screen.findByTestId('comparison');
  }

  test('what they say in common stands together, and a click goes to the sentence', async () => {
    await pasteTwo();
    const first = workspace.shelf.articles[0]?.id;
    const members = screen.getByTestId('group-1').querySelectorAll('button');
    expect([...members].map(({ textContent }) => textContent?.includes('Blast in the market'))).toEqual([true, true]);
    expect(workspace.shelf.article?.id).not.toBe(first);
    if (members[0]) await fireEvent.click(members[0]);
    expect(workspace.shelf.article?.id).toBe(first);
  });

  test('figures that differ are shown with both sources, at the sentence too', async () => {
    await pasteTwo();
    expect(screen.getByTestId('conflict-1').textContent).toMatch(/killed · Contradiction\s*12\s+Blast.*\s*15\s+Blast/);
    expect(screen.getByTestId('sentence-1-conflict').textContent).toBe('killed: 15 vs 12');
    await fireEvent.focus(screen.getByTestId('sentence-1'));
    const read = (element: HTMLElement | null) => element?.textContent?.replace(/[\u2068\u2069]/g, '');
    expect(read(screen.getByTestId('candidate-notes'))).toContain('killed: 15 here, 12 in “Blast in the market”');
    expect(read(document.getElementById('about-sentence-1'))).toContain('Contradiction killed: 15 here');
  });

  test('an article that is closed is compared no more', async () => {
    await pasteTwo();
    const [article] = workspace.shelf.articles;
    if (article) await workspace.removeArticle(article);
    await waitFor(() => expect(screen.queryByTestId('comparison')).toBeNull());
  });
});

describe('writing', () => {
  test.each([
    ['header-subject-ar', 'الميناء'],
    ['header-subject-en', 'The port'],
    ['header-to-ar', 'الوزير'],
    ['header-from-en', 'Economic section'],
    ['header-reference', 'ECO/17'],
    ['header-date', '2026-11-30'],
    ['bottom-line-ar', 'اتفاق استشاري'],
    ['bottom-line-en', 'Advisory only'],
    ['point-1-ar', 'نص النقطة'],
    ['point-2-en', 'Advisory, not operational'],
    ['assessment-en', 'Likely to slip'],
    ['recommendations-ar', '- المتابعة'],
    ['source-1-headline', 'عنوان مصحَّح'],
  ])('what is typed into %s is saved', async (testid, words) => {
    await openWindow({ sample: true });
    await type(testid, words);
    expect(screen.getByTestId('save-state').dataset.state).toBe('saving');
    await waitFor(() => expect(JSON.stringify(lastSave())).toContain(words));
    await waitFor(() => expect(screen.getByTestId('save-state').dataset.state).toBe('saved'));
  });

  test('a half-typed date stays in the field and out of the memo', async () => {
    await openWindow({ sample: true });
    await type('header-date', '2026-11-');
    expect(field('header-date').getAttribute('aria-invalid')).toBe('true');
    expect(workspace.draft.current.header.date).toBeUndefined();
    await type('header-date', '2026-11-03');
    expect(workspace.draft.current.header.date).toBe('2026-11-03');
  });

  test('a refused save is told with its reason and can be tried again', async () => {
    await openWindow({ sample: true });
    const { invoke } = host;
    host.invoke = (name, args) =>
      name === 'save_draft'
        ? Promise.reject({ code: 'disk', message: 'the disk is full', hint: null })
        : invoke(name, args);
    await type('header-reference', 'X');
    await waitFor(() => expect(screen.getByTestId('save-state').dataset.state).toBe('failed'));
    expect(screen.getByTestId('save-state').textContent).toContain('the disk is full');
    host.invoke = invoke;
    await fireEvent.click(screen.getByText('Try again'));
    await waitFor(() => expect(lastSave()?.header.reference).toBe('X'));
  });
});

describe('the order of the points', () => {
  const first = () => field('point-1-ar').value.slice(0, 5);

  test('changes by button and by key, and comes back by undo', async () => {
    await openWindow({ sample: true });
    const before = first();
    await fireEvent.click(screen.getByTestId('point-1-down'));
    await waitFor(() => expect(first()).not.toBe(before));
    await fireEvent.keyDown(field('point-2-ar'), { key: 'ArrowUp', altKey: true });
    await waitFor(() => expect(first()).toBe(before));
    await fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true });
    await waitFor(() => expect(first()).not.toBe(before));
  });

  test('a deleted point comes back with Undo', async () => {
    await openWindow({ sample: true });
    await type('point-1-en', 'mine');
    await fireEvent.click(screen.getByTestId('point-1-remove'));
    expect(screen.queryByTestId('point-2')).toBeNull();
    await fireEvent.click(screen.getByText('Undo'));
    await screen.findByTestId('point-2');
    expect(field('point-1-en').value).toBe('mine');
  });
});

describe('the window', () => {
  test('saves what is owed before it closes', async () => {
    await openWindow({ sample: true });
    await type('header-reference', 'LAST');
    host.emit(CLOSE_REQUESTED);
    await waitFor(() => expect(host.asked).toContain('close_window'));
    expect(lastSave()?.header.reference).toBe('LAST');
    expect(host.asked.lastIndexOf('save_draft')).toBeLessThan(host.asked.indexOf('close_window'));
  });

  test('does not close over words that could not be saved', async () => {
    await openWindow({ sample: true });
    const { invoke } = host;
    host.invoke = (name, args) => (name === 'save_draft' ? Promise.reject('no') : invoke(name, args));
    await type('header-reference', 'LAST');
    host.emit(CLOSE_REQUESTED);
    await screen.findByRole('alertdialog');
    expect(host.asked).not.toContain('close_window');
  });

  test('speaks the other language, mirrored', async () => {
    await openWindow();
    expect(document.documentElement.dir).toBe('ltr');
    await fireEvent.click(screen.getByTestId('language-switch'));
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.documentElement.lang).toBe('ar');
    expect(screen.getByText('افتح مقالاً أو ألصقه')).toBeTruthy();
  });

  test('every control has a name', async () => {
    await openWindow({ sample: true });
    for (const role of ['button', 'textbox', 'combobox'] as const) {
      const all = screen.getAllByRole(role).length;
      expect(screen.getAllByRole(role, { name: /\S/ })).toHaveLength(all);
    }
  });

  test('a desk that does not open can be tried again', async () => {
    host = fakeHost();
    const { invoke } = host;
    host.invoke = () => Promise.reject({ code: 'locked', message: 'the library is locked', hint: null });
    render(App, { host, workspace: new Workspace(host) });
    await screen.findByText('the library is locked');
    host.invoke = invoke;
    await fireEvent.click(screen.getByText('Try again'));
    await screen.findByTestId('paste-input');
  });
});
