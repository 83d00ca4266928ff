import { createContext } from 'svelte';
import { addressOf } from '../draft/address';
import { hasContent, nextDraft } from '../draft/empty';
import { blockOfPoint, pickedSentences } from '../draft/picks';
import { citations } from '../draft/sources';
import type {
  ArticleView,
  Candidate,
  Draft,
  ExportFormat,
  FetchProgress,
  Imported,
  ImportProgress,
  KeyPoint,
  Language,
  OpenedMemo,
  Selection,
  TemplateView,
  TopicForm,
  WatchUnder,
} from '../ipc/bindings';
import { hostError, STOPPED, type Host, type HostError } from '../ipc/host';
import { particularOf } from '../reasons';
import { strings, type StringKey } from '../strings';
import { chrome } from './chrome.svelte';
import { ComparisonStore } from './comparison.svelte';
import { DraftStore } from './draft.svelte';
import type { Deed } from './history.svelte';
import { Notices, type Notice } from './notices.svelte';
import { PreviewStore } from './preview.svelte';
import { SaveQueue, type SaveState } from './save-queue';
import { ShelfStore } from './shelf.svelte';

/** What is to take the place of the present memo: an empty one, or one from a file. */
export type Replacing = { kind: 'new' } | { kind: 'open'; memo: OpenedMemo };

export type Opening = { kind: 'opening' } | { kind: 'open' } | { kind: 'failed'; error: HostError };

/** Everything that one window works on, and what can be done with it. */
export class Workspace {
  opening = $state.raw<Opening>({ kind: 'opening' });
  saveState = $state.raw<SaveState>({ kind: 'saved' });
  templates = $state.raw<TemplateView[]>([]);
  today = $state('');
  /** What the shell is busy with, so that nobody asks twice. */
  importing = $state(false);
  /** How far the import of several files is. */
  progress = $state.raw<ImportProgress | null>(null);
  /** The page that is being fetched, and how much of it has come. */
  fetching = $state.raw<{ address: string; bytes: number } | null>(null);
  /** Whether pages may be fetched from the machine itself and from the networks that it is in. */
  allowsPrivateAddresses = $state(false);
  exporting = $state<ExportFormat | null>(null);
  /** What the user is asked before it takes the place of the present memo. */
  replacing = $state.raw<Replacing | null>(null);
  /** A window that could not save does not close by itself. */
  closeRefused = $state(false);
  readonly notices = new Notices();
  readonly shelf = new ShelfStore();
  readonly comparison: ComparisonStore;
  readonly draft: DraftStore;
  readonly preview: PreviewStore;
  readonly saves: SaveQueue<DraftStore['current']>;
  readonly #host: Host;
  #picks: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
    this.comparison = new ComparisonStore(() => host.invoke('compare_articles', {}));
    this.draft = new DraftStore(() => {
      this.saves.touch();
      this.preview.request();
    });
    this.preview = new PreviewStore({
      draft: () => this.draft.snapshot(),
      render: (draft, template) => host.invoke('preview', { draft, template }),
    });
    this.saves = new SaveQueue({
      newest: () => this.draft.snapshot(),
      save: (draft) => host.invoke('save_draft', { draft }),
      onstate: (state) => {
        this.saveState = state;
        if (state.kind === 'saved') this.closeRefused = false;
      },
    });
  }

  async open(): Promise<void> {
    this.opening = { kind: 'opening' };
    try {
      const desk = await this.#host.invoke('open_desk', {});
      this.shelf.open(desk.articles, desk.topics);
      this.templates = desk.templates;
      this.preview.template = desk.template;
      this.today = desk.today;
      this.allowsPrivateAddresses = desk.allows_private_addresses;
      this.draft.open(desk.draft);
      this.opening = { kind: 'open' };
      // The shell leaves empty lists out.
      this.#tellFailures(desk.failures ?? []);
      if (desk.memo) this.#offerMemo(desk.memo);
      for (const { kind, path, ...refusal } of desk.set_aside) {
        const key = kind === 'topics' ? 'topicsSetAside' : 'templateSetAside';
        this.notices.show({ key, tone: 'alarm', particulars: [particularOf(refusal, path)] });
      }
      void this.preview.refresh();
      void this.comparison.refresh();
    } catch (reason) {
      this.opening = { kind: 'failed', error: hostError(reason) };
    }
  }

  chooseFiles = (): Promise<boolean> => this.#import(() => this.#host.invoke('choose_files', {}));

  importFiles = (paths: string[]): Promise<boolean> => this.#import(() => this.#host.invoke('import_files', { paths }));

  importText = (text: string): Promise<boolean> =>
    text.trim() === '' ? Promise.resolve(false) : this.#import(() => this.#host.invoke('import_text', { text }));

  /** Reads what was copied from a page: its HTML tells paragraphs, headings and captions apart, its text does not. */
  importHtml = (html: string, text: string): Promise<boolean> =>
    this.#import(() => this.#host.invoke('import_html', { html, text }));

  importAddress = (typed: string): Promise<boolean> => {
    const address = addressOf(typed);
    return this.#import(() => {
      this.fetching = { address, bytes: 0 };
      return this.#host.invoke('import_address', { address });
    });
  };

  /** Hears how much of a page has come; what comes after it was stopped is late. */
  heardFetch = ({ bytes }: FetchProgress): void => {
    if (this.fetching) this.fetching = { ...this.fetching, bytes };
  };

  /** Stops a fetch, or an import of several files after the one that it is at; what was read stays. */
  cancelImport = (): void => void this.#host.invoke('cancel_import', {}).catch(() => undefined);

  /** Repairs text that had been decoded wrongly before it came here, or takes that back. */
  async repairArticle(id: string, repair: boolean): Promise<boolean> {
    try {
      this.shelf.replace(await this.#host.invoke('repair_article', { id, repair }));
      void this.comparison.refresh();
      this.notices.announce(repair ? 'repaired' : 'repairUndone');
      // A point may rest on words that are others now.
      this.preview.request();
      return true;
    } catch (reason) {
      this.notices.fail('repairFailed', reason);
      return false;
    }
  }

  async allowPrivateAddresses(allowed: boolean): Promise<void> {
    const before = this.allowsPrivateAddresses;
    this.allowsPrivateAddresses = allowed;
    try {
      await this.#host.invoke('set_private_addresses', { allowed });
    } catch (reason) {
      this.allowsPrivateAddresses = before;
      this.notices.fail('settingFailed', reason);
    }
  }

  /** Takes an article off the shelf, unless points rest on it: a memo whose source is gone can't be made. */
  async removeArticle(article: ArticleView): Promise<void> {
    const source = this.draft.current.sources.find((entry) => entry.file === article.file);
    const count = source ? citations(this.draft.current, source.number) : 0;
    if (count > 0) {
      this.notices.show({ key: 'articleIsCited', values: { count }, tone: 'alarm' });
      return;
    }
    try {
      await this.#host.invoke('remove_article', { id: article.id });
      this.shelf.remove(article.id);
      void this.comparison.refresh();
      if (source) this.draft.removeSource(source.number);
    } catch (reason) {
      this.notices.fail('removeFailed', reason);
    }
  }

  /** Makes a sentence a point, or shows the point that it already is. Picks run one after the other. */
  pick = (article: ArticleView, sentence: number): Promise<void> => {
    this.#picks = this.#picks.then(() => this.#pick(article, sentence));
    return this.#picks;
  };

  async #pick(article: ArticleView, sentence: number): Promise<void> {
    const already = pickedSentences(this.draft.current, article).get(sentence);
    if (already !== undefined) {
      this.draft.show(already, true);
      return;
    }
    try {
      const draft = this.draft.snapshot();
      const after = await this.#host.invoke('pick_sentence', { draft, article: article.id, sentence });
      const number = this.draft.add(after);
      if (number === null) return;
      this.draft.show(number);
      this.notices.announce('picked', { number });
    } catch (reason) {
      this.notices.fail('pickFailed', reason);
    }
  }

  /** What the article says of a marked passage, or `null` where no word of it is marked. */
  async readSelection(article: ArticleView, selection: Selection): Promise<Candidate | null> {
    try {
      return await this.#host.invoke('read_selection', { article: article.id, selection });
    } catch {
      // Picking it tells why it can't be a point; a mark that is still being drawn is nothing to complain of.
      return null;
    }
  }

  /** Makes the passage that the user marked a point. */
  pickSelection = (article: ArticleView, selection: Selection): Promise<void> => {
    this.#picks = this.#picks.then(async () => {
      try {
        const draft = this.draft.snapshot();
        const after = await this.#host.invoke('pick_selection', { draft, article: article.id, selection });
        const number = this.draft.add(after);
        if (number === null) return;
        this.draft.show(number);
        this.notices.announce('pickedSelection', { number });
      } catch (reason) {
        this.notices.fail('pickSelectionFailed', reason);
      }
    });
    return this.#picks;
  };

  /** Watches for a term from now on, in a topic or in a new one. */
  async watchFor(term: string, language: Language, under: WatchUnder): Promise<void> {
    try {
      this.shelf.watch(await this.#host.invoke('watch_for', { term, language, under }));
      void this.comparison.refresh();
      const name = chrome.side('new' in under ? under.new : this.shelf.topicLabel(under.topic));
      this.notices.show({ key: 'watched', values: { term, topic: name } });
      this.notices.announce('watched', { term, topic: name });
    } catch (reason) {
      this.notices.fail('watchFailed', reason);
    }
  }

  /** The topic file, or `null` where it can't be read; that is told. */
  async topicFile(): Promise<string | null> {
    try {
      return await this.#host.invoke('topic_file', {});
    } catch (reason) {
      this.notices.fail('topicsUnreadable', reason);
      return null;
    }
  }

  /** The topics of the topic file, or why they can't be read as such: then the file has to be mended as text. */
  async topicForms(): Promise<TopicForm[] | HostError> {
    return this.#host.invoke('topic_forms', {}).catch(hostError);
  }

  /** Replaces the topics, as a file or one by one, and gives what is wrong with them where they can't be used. */
  async saveTopics(topics: string | TopicForm[]): Promise<HostError | null> {
    try {
      this.shelf.watch(
        typeof topics === 'string'
          ? await this.#host.invoke('save_topics', { toml: topics })
          : await this.#host.invoke('save_topic_forms', { topics }),
      );
      void this.comparison.refresh();
      this.notices.announce('topicsSaved');
      return null;
    } catch (reason) {
      return hostError(reason);
    }
  }

  /** Deletes a point and offers to take that back. */
  removePoint(key: number): void {
    const place = this.draft.keys.indexOf(key);
    if (place < 0) return;
    this.draft.remove(key);
    this.notices.announce('pointRemoved', { number: place + 1 });
    this.notices.show({
      key: 'pointRemoved',
      values: { number: place + 1 },
      about: 'history',
      action: { key: 'undo', run: () => this.draft.restore(key, place) },
    });
  }

  movePoint(key: number, place: number): void {
    if (this.draft.move(key, place)) this.notices.announce('pointMoved', { number: place + 1 });
  }

  undo = (): void => this.#tellDeed('undone', this.draft.undo(), { key: 'redo', run: () => this.redo() });

  redo = (): void => this.#tellDeed('redone', this.draft.redo(), { key: 'undo', run: () => this.undo() });

  /** Begins the next memo; first the user is asked, where that takes something away. */
  newMemo = (): void => {
    if (hasContent(this.draft.current)) this.replacing = { kind: 'new' };
  };

  /** Goes on with what the user was asked about; where `save` says so, the file of the present memo is saved first. */
  async replaceMemo(save: boolean): Promise<void> {
    const { replacing } = this;
    if (!replacing || (save && !(await this.export('draft')))) return;
    this.replacing = null;
    // A pick that is under way belongs to the present memo.
    await this.#picks;
    if (replacing.kind === 'open') this.#openMemo(replacing.memo);
    else this.#replace({ key: 'deedNewMemo', values: {} }, nextDraft(this.draft.snapshot()), { key: 'memoBegun' });
  }

  /** Opens a memo that came from its file; where another would be gone, the user is asked first. */
  #offerMemo(memo: OpenedMemo): void {
    const present = this.draft.snapshot();
    const isPresent = JSON.stringify(present) === JSON.stringify(memo.draft);
    if (hasContent(present) && !isPresent) this.replacing = { kind: 'open', memo };
    else this.#openMemo(memo);
  }

  #openMemo({ name, draft, missing }: OpenedMemo): void {
    const [first] = draft.sources;
    const article = this.shelf.articles.find(({ file }) => file === first?.file);
    if (article) this.shelf.read(article.id);
    this.#replace({ key: 'deedOpenedMemo', values: { name } }, draft, { key: 'memoOpened', values: { name } });
    if (missing.length === 0) return;
    this.notices.show({
      key: 'sourcesMissing',
      values: { count: missing.length },
      tone: 'alarm',
      particulars: missing.map(({ name, ...refusal }) =>
        refusal.code === 'draft' ? { name, words: strings['sourceNotFound'] } : particularOf(refusal, name),
      ),
    });
  }

  #replace(deed: Deed, draft: Draft, told: Deed | { key: StringKey }): void {
    this.draft.replace(deed, draft);
    void this.preview.refresh();
    this.notices.show({ ...told, about: 'history', action: { key: 'undo', run: this.undo } });
    this.notices.announce(told.key, 'values' in told ? told.values : {});
  }

  #tellDeed(key: 'undone' | 'redone', deed: Deed | null, action: Notice['action']): void {
    if (!deed) return;
    const values = { deed: chrome.say(deed.key, deed.values) };
    this.notices.announce(key, values);
    this.notices.show({ key, values, action, about: 'history' });
  }

  /** Opens the article that a point comes from, at its place. */
  showSource(point: KeyPoint): void {
    const source = this.draft.current.sources.find((entry) => entry.number === point.source);
    const article = this.shelf.articles.find((entry) => entry.file === source?.file);
    if (article) this.shelf.read(article.id, blockOfPoint(article, point));
  }

  async chooseTemplate(template: string): Promise<void> {
    this.preview.template = template;
    void this.preview.refresh();
    try {
      await this.#host.invoke('set_template', { template });
    } catch (reason) {
      this.notices.fail('templateFailed', reason);
    }
  }

  /** Writes the memo to a file that the user names, and tells whether that was done. */
  async export(format: ExportFormat): Promise<boolean> {
    if (this.exporting) return false;
    this.exporting = format;
    try {
      const args = { draft: this.draft.snapshot(), template: this.preview.template, format };
      const path = await this.#host.invoke('export_memo', args);
      if (path !== null) this.notices.show({ key: 'exported', particulars: [{ words: { ar: '', en: path } }] });
      if (path !== null) this.notices.announce('exported');
      return path !== null;
    } catch (reason) {
      this.notices.fail('exportFailed', reason);
      return false;
    } finally {
      this.exporting = null;
    }
  }

  /** Closes the window once everything is saved; `anyway` is the user's word that it need not be. */
  async close(anyway = false): Promise<void> {
    // What is owed goes first: the shell takes a page that asks nothing for dead.
    await this.saves.flush();
    await this.#picks;
    const saved = await this.saves.flush();
    this.closeRefused = !saved && !anyway;
    if (!saved && !anyway) return;
    try {
      await this.#host.invoke('close_window', {});
    } catch (reason) {
      this.notices.fail('closeFailed', reason);
    }
  }

  #tellFailures(failures: Imported['failures']): void {
    if (failures.length === 0) return;
    this.notices.show({
      key: failures.length === 1 ? 'importFailed' : 'importsFailed',
      values: { count: failures.length },
      tone: 'alarm',
      particulars: failures.map(({ name, ...refusal }) => particularOf(refusal, name)),
    });
  }

  async #import(ask: () => Promise<Imported>): Promise<boolean> {
    if (this.importing) return false;
    this.importing = true;
    try {
      const imported = await ask();
      const { articles, memo, failures } = imported;
      const known = new Set(this.shelf.articles.map(({ id }) => id));
      this.shelf.add(imported);
      void this.comparison.refresh();
      this.#tellFailures(failures);
      if (memo) {
        this.#offerMemo(memo);
        return true;
      }
      const open = articles.filter(({ id }) => known.has(id)).length;
      if (open > 0) this.notices.show({ key: 'alreadyOpen', values: { count: open } });
      if (articles.length > 0) this.notices.announce('imported', { count: articles.length });
      // It may be a source that the memo was without.
      if (articles.length > open && this.draft.current.sources.length > 0) this.preview.request();
      return articles.length > 0;
    } catch (reason) {
      if (hostError(reason).code === STOPPED) this.notices.announce('fetchStopped');
      else this.notices.fail('importFailed', reason);
      return false;
    } finally {
      this.progress = null;
      this.fetching = null;
      this.importing = false;
    }
  }
}

export const [workspaceOf, provideWorkspace] = createContext<Workspace>();
