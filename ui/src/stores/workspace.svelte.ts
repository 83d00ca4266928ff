import { createContext } from 'svelte';
import { addressOf } from '../draft/address';
import { blockOfPoint, pickedSentences } from '../draft/picks';
import { citations } from '../draft/sources';
import type {
  ArticleView,
  Candidate,
  ExportFormat,
  FetchProgress,
  Imported,
  ImportProgress,
  KeyPoint,
  Language,
  Selection,
  TemplateView,
} from '../ipc/bindings';
import { hostError, STOPPED, type Host, type HostError } from '../ipc/host';
import { reasonOf } from '../reasons';
import { chrome } from './chrome.svelte';
import { ComparisonStore } from './comparison.svelte';
import { DraftStore } from './draft.svelte';
import { Notices } from './notices.svelte';
import { PreviewStore } from './preview.svelte';
import { SaveQueue, type SaveState } from './save-queue';
import { ShelfStore } from './shelf.svelte';

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

  /** Watches for a term from now on: in a topic, or in a new one that bears its name. */
  async watchFor(term: string, language: Language, topic: string | null): Promise<void> {
    try {
      this.shelf.watch(await this.#host.invoke('watch_for', { term, language, topic }));
      void this.comparison.refresh();
      const name = topic === null ? term : chrome.side(this.shelf.topicLabel(topic));
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

  /** Replaces the topic file, and gives what is wrong with it where it can't be used. */
  async saveTopics(toml: string): Promise<HostError | null> {
    try {
      this.shelf.watch(await this.#host.invoke('save_topics', { toml }));
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
      action: { key: 'undo', run: () => this.draft.restore(key, place) },
    });
  }

  movePoint(key: number, place: number): void {
    if (this.draft.move(key, place)) this.notices.announce('pointMoved', { number: place + 1 });
  }

  undo = (): void => {
    if (this.draft.undo()) this.notices.announce('undone');
  };

  redo = (): void => {
    if (this.draft.redo()) this.notices.announce('redone');
  };

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

  async export(format: ExportFormat): Promise<void> {
    if (this.exporting) return;
    this.exporting = format;
    try {
      const args = { draft: this.draft.snapshot(), template: this.preview.template, format };
      const path = await this.#host.invoke('export_memo', args);
      if (path !== null) this.notices.show({ key: 'exported', detail: { ar: '', en: path } });
      if (path !== null) this.notices.announce('exported');
    } catch (reason) {
      this.notices.fail('exportFailed', reason);
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
    for (const { name, ...reason } of failures) {
      const { ar, en } = reasonOf(reason);
      const detail = { ar: ar && `${name}: ${ar}`, en: `${name}: ${en}` };
      this.notices.show({ key: 'importFailed', tone: 'alarm', detail });
    }
  }

  async #import(ask: () => Promise<Imported>): Promise<boolean> {
    if (this.importing) return false;
    this.importing = true;
    try {
      const imported = await ask();
      this.shelf.add(imported);
      void this.comparison.refresh();
      this.#tellFailures(imported.failures);
      if (imported.articles.length > 0) this.notices.announce('imported', { count: imported.articles.length });
      return imported.articles.length > 0;
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
