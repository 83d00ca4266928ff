import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import App from '../src/App.svelte';
import { piecesOf } from '../src/components/article/candidate-words';
import { selectedPassage } from '../src/components/article/selected-passage';
import type { Negation } from '../src/ipc/bindings';
import { fakeHost, type FakeHost } from '../src/ipc/fake';
import { SAMPLE_ARTICLE, SAMPLE_ENGLISH_ARTICLE } from '../src/ipc/fake-sample';
import { CLOSE_REQUESTED, FETCH_PROGRESS, FILES_DROPPED, IMPORT_PROGRESS } from '../src/ipc/host';
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
const notices = () =>
  [...document.querySelectorAll('.notices > li > div > p')].map(({ textContent }) => textContent);
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

  test('marked words become a topic of whole words, with the name that it is given in each language', async () => {
    await openWindow();
    await paste(SAMPLE_ENGLISH_ARTICLE);
    await screen.findByTestId('sentence-1');
    // From inside "northern" to inside "crossing".
    mark(1, 6, 15);
    await fireEvent.click(await screen.findByTestId('watch-selection'));
    expect(field('watch-name-en').value).toBe('northern crossing');
    expect(field('watch-name-ar').value).toBe('');
    await type('watch-name-ar', 'المعبر الشمالي');
    await fireEvent.click(screen.getByTestId('watch-as-new'));
    await waitFor(() => expect(screen.queryByTestId('watch-as-new')).toBeNull());
    const added = workspace.shelf.topics.at(-1);
    expect(added?.label).toEqual({ ar: 'المعبر الشمالي', en: 'northern crossing' });
    expect(screen.getByTestId('sentence-1').parentElement?.textContent).toContain('northern crossing');
  });

  test('the menu of marked words stays while a name is written into it', async () => {
    await openWindow();
    await paste(SAMPLE_ENGLISH_ARTICLE);
    await screen.findByTestId('sentence-1');
    mark(1, 4, 12);
    await fireEvent.click(await screen.findByTestId('watch-selection'));
    field('watch-name-ar').focus();
    getSelection()?.removeAllRanges();
    document.dispatchEvent(new Event('selectionchange'));
    expect(screen.getByTestId('watch-name-ar')).toBeTruthy();
  });

  test('topics are edited one by one: named, given terms, added, removed and put in order', async () => {
    await openWindow({ sample: true });
    const ids = () => workspace.shelf.topics.map(({ id }) => id);
    const before = ids();
    await fireEvent.click(screen.getByTestId('edit-topics'));
    await screen.findByTestId('topic-1');
    await fireEvent.click(screen.getByTestId('add-topic'));
    await type('topic-1-name-en', 'Ports');
    await fireEvent.click(screen.getByTestId('save-topics'));
    expect((await screen.findByRole('alert')).textContent).toContain('These have not: Ports');
    expect(ids()).toEqual(before);
    await type('topic-1-terms-ar', 'ميناء\n\n الموانئ ');
    await fireEvent.click(screen.getByTestId('topic-2-remove'));
    await fireEvent.click(screen.getByLabelText('Move the topic “Ports” down'));
    await fireEvent.click(screen.getByTestId('save-topics'));
    await waitFor(() => expect(ids()).toEqual([before[1], 'Ports', ...before.slice(2)]));
    const forms = await host.invoke('topic_forms', {});
    expect(forms[1]?.ar).toEqual(['ميناء', 'الموانئ']);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a topic file with a mistake is opened as text, with what is wrong with it', async () => {
    await openWindow({ sample: true });
    const { invoke } = host;
    const wrong = { code: 'topics', message: 'line 1 is no topic', hint: null };
    host.invoke = ((name, args) => (name === 'topic_forms' ? Promise.reject(wrong) : invoke(name, args))) as typeof invoke;
    await fireEvent.click(screen.getByTestId('edit-topics'));
    expect((await screen.findByRole('alert')).textContent).toContain('line 1 is no topic');
    expect(field('topics-toml').value).toContain('[[topic]]');
  });

  test('a topic file that is refused stays open with the reason', async () => {
    await openWindow({ sample: true });
    await fireEvent.click(screen.getByTestId('edit-topics'));
    await fireEvent.click(await screen.findByTestId('topics-as-text'));
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
    const denial = screen.getByTestId('point-2-denials').querySelector('li');
    expect(denial?.textContent).toContain('«وليس تشغيلي');
    expect(denial?.dir).toBe('rtl');
    expect(screen.queryByTestId('point-1-denials')).toBeNull();
  });

  test('what a sentence denies is marked whether it is proposed or not, and in a point of any sentence', async () => {
    await openWindow({ sample: true });
    workspace.shelf.articles = workspace.shelf.articles.map((article) => ({ ...article, candidates: [] }));
    await waitFor(() => expect(screen.getByTestId('sentence-3').classList).not.toContain('candidate'));
    expect(screen.getByTestId('sentence-3').querySelector('.cue')?.textContent).toBe('وليس');
    await fireEvent.focus(screen.getByTestId('sentence-3'));
    expect(screen.getByTestId('candidate-notes').textContent).toContain('وليس تشغيلي');
    expect(screen.getByTestId('point-2-denials').textContent).toContain('«وليس تشغيلي');
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

  test('an undo says what it took back, in the place of what told of it, and can itself be taken back', async () => {
    await openWindow({ sample: true });
    await fireEvent.click(screen.getByTestId('point-2-remove'));
    expect(notices()).toEqual(['Point 2 deleted']);
    await fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true });
    await waitFor(() => expect(notices()).toEqual(['Undone: deleting point 2']));
    await fireEvent.click(screen.getByText('Redo'));
    await waitFor(() => expect(notices()).toEqual(['Done again: deleting point 2']));
    await fireEvent.keyDown(screen.getByTestId('sentence-5'), { key: 'Enter' });
    await screen.findByTestId('point-2');
    await fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true });
    await waitFor(() => expect(notices()).toEqual(['Undone: picking point 2']));
  });
});

describe('one memo after another', () => {
  test('a new memo is begun after one question, from the same sender, and undo brings the old one back', async () => {
    await openWindow({ sample: true });
    await type('header-from-en', 'Economic section');
    await type('point-1-en', 'mine');
    const before = workspace.draft.snapshot();
    await fireEvent.click(screen.getByTestId('new-memo'));
    expect(screen.getByRole('dialog').textContent).toContain('Begin a new memo?');
    expect(workspace.draft.snapshot()).toEqual(before);
    await fireEvent.click(screen.getByTestId('replace-unsaved'));
    await waitFor(() => expect(screen.queryByTestId('point-1')).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(field('header-from-en').value).toBe('Economic section');
    expect(field('header-subject-ar').value).toBe('');
    expect(workspace.shelf.articles).toHaveLength(2);
    await waitFor(() => expect(lastSave()?.points).toHaveLength(0));
    expect(screen.getByTestId<HTMLButtonElement>('new-memo').disabled).toBe(true);
    await type('header-subject-en', 'The next one');

    await fireEvent.click(screen.getByText('Undo'));
    await screen.findByTestId('point-2');
    expect(workspace.draft.snapshot()).toEqual(before);
    await waitFor(() => expect(lastSave()).toEqual(before));
    await fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(field('header-subject-en').value).toBe('The next one'));
  });

  test('the file of the present memo is saved first where that is asked for, and without it nothing is replaced', async () => {
    await openWindow({ sample: true });
    const { invoke } = host;
    const answers = [Promise.resolve(null), Promise.reject({ code: 'write', message: 'full', hint: null })];
    host.invoke = ((name, args) => (name === 'export_memo' && answers.shift()) || invoke(name, args)) as typeof invoke;
    await fireEvent.click(screen.getByTestId('new-memo'));
    for (const left of [1, 0]) {
      await fireEvent.click(screen.getByTestId('save-and-replace'));
      await waitFor(() => expect([answers.length, workspace.exporting]).toEqual([left, null]));
      expect(workspace.draft.keys).toHaveLength(2);
      expect(screen.getByRole('dialog')).toBeTruthy();
    }
    await fireEvent.click(screen.getByTestId('save-and-replace'));
    await waitFor(() => expect(workspace.draft.keys).toHaveLength(0));
  });

  test('a memo file that is dropped takes the place of an empty memo at once, and names the sources that are gone', async () => {
    await openWindow();
    host.emit(FILES_DROPPED, { paths: ['/home/reader/old.toml'] });
    await waitFor(() => expect(field('header-subject-en').value).toBe('From the archive'));
    expect(notices()).toContain('The memo /home/reader/old.toml was opened');
    const alarm = screen.getByRole('alert').textContent;
    for (const words of ['Sources of the memo were not found (1)', 'sources/gone.txt', 'neither beside the memo file']) {
      expect(alarm).toContain(words);
    }
  });

  test('a memo file that is dropped on a memo with content is asked about', async () => {
    await openWindow({ sample: true });
    host.emit(FILES_DROPPED, { paths: ['old.toml'] });
    await waitFor(() => expect(screen.getByRole('dialog').textContent).toMatch(/Open the memo .old\.toml.\?/));
    await fireEvent.click(screen.getByText('Cancel', { selector: '.replacement *' }));
    expect(workspace.draft.keys).toHaveLength(2);
    host.emit(FILES_DROPPED, { paths: ['old.toml'] });
    await fireEvent.click(await screen.findByTestId('replace-unsaved'));
    await waitFor(() => expect(field('header-subject-en').value).toBe('From the archive'));
  });
});

describe('the choice of templates', () => {
  test('tells copies of one template apart by their folders', async () => {
    await openWindow();
    const [first] = workspace.templates;
    if (first) workspace.templates = [...workspace.templates, { ...first, name: 'ours' }];
    const names = () => [...field('template-select').querySelectorAll('option')].map(({ textContent }) => textContent);
    await waitFor(() =>
      expect(names().map((name) => name?.replace(/[\u2068\u2069]/g, ''))).toEqual([
        'Side-by-side brief (bilingual-brief)',
        'One page',
        'Side-by-side brief (ours)',
      ]),
    );
  });

  test('an empty memo is not praised', async () => {
    await openWindow();
    workspace.preview.findings = [];
    await screen.findByText('No points to check yet');
    expect(screen.queryByText('The checks found nothing')).toBeNull();
  });
});

describe('what went wrong', () => {
  const failWith = (paths: string[]) => host.emit(FILES_DROPPED, { paths });

  test('several files that cannot be read are told in one notice', async () => {
    await openWindow();
    failWith(['one.pdf', 'two.pdf', 'three.pdf']);
    await screen.findByText('3 files could not be read');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    for (const name of ['one.pdf', 'two.pdf', 'three.pdf']) expect(screen.getByText(name)).toBeTruthy();
  });

  test('all notices are closed at once', async () => {
    await openWindow();
    failWith(['one.pdf']);
    await screen.findByText('one.pdf');
    expect(screen.queryByTestId('close-notices')).toBeNull();
    failWith(['two.pdf']);
    await fireEvent.click(await screen.findByTestId('close-notices'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('the Arabic window says why in Arabic, and keeps the words of the shell folded', async () => {
    await openWindow();
    chrome.switch();
    workspace.notices.fail('importFailed', { code: 'scanned', message: 'its pages are pictures', hint: 'type it' });
    const alarm = await screen.findByRole('alert');
    expect(alarm.textContent).toContain('ممسوح ضوئي');
    const folded = alarm.querySelector('details');
    expect(folded?.open).toBe(false);
    expect(folded?.textContent).toContain('its pages are pictures');
    expect(alarm.textContent?.replace(folded?.textContent ?? '', '')).not.toMatch(/[a-z]/);
  });

  test('an own topic file or template that cannot be used is told with its place', async () => {
    host = fakeHost();
    const { invoke } = host;
    const bad = { code: 'topics', message: 'line 1 is wrong', hint: null };
    const set_aside = [
      { ...bad, kind: 'topics' as const, path: '/desk/topics.toml' },
      { ...bad, kind: 'template' as const, path: '/desk/templates/ours', code: 'render' },
    ];
    host.invoke = (async (name: 'open_desk', args: object) => {
      const answer = await invoke(name, args);
      return name === 'open_desk' ? { ...answer, set_aside } : answer;
    }) as typeof invoke;
    render(App, { host, workspace: new Workspace(host) });
    const told = (await screen.findAllByRole('alert')).map(({ textContent }) => textContent);
    expect(told[0]).toMatch(/topic file.*\/desk\/topics\.toml: line 1 is wrong/);
    expect(told[1]).toMatch(/templates.*\/desk\/templates\/ours/);
  });

  test('what is open already is told, where nothing new comes of opening it', async () => {
    await openWindow();
    const { invoke } = host;
    await paste(SAMPLE_ENGLISH_ARTICLE);
    const [article] = workspace.shelf.articles;
    const again = { articles: [article], memo: null, failures: [] };
    host.invoke = ((name, args) => (name === 'import_files' ? Promise.resolve(again) : invoke(name, args))) as typeof invoke;
    failWith(['again.txt']);
    await screen.findByText('Already open (1)');
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
