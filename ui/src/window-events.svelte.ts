import type { FetchProgress, ImportProgress } from './ipc/bindings';
import { CLOSE_REQUESTED, droppedPaths, FETCH_PROGRESS, FILES_DROPPED, IMPORT_PROGRESS, type Host } from './ipc/host';
import type { Workspace } from './stores/workspace.svelte';

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, input, select'));
}

/** What reaches the window as a whole: the shell's events, keys, paste and drop. */
export class WindowEvents {
  /** Whether something that could be read is being dragged over the window. */
  dropping = $state(false);
  readonly #host: Host;
  readonly #workspace: Workspace;

  constructor(host: Host, workspace: Workspace) {
    this.#host = host;
    this.#workspace = workspace;
  }

  /** Hears the shell until the returned function is called. */
  listen(): () => void {
    const heard = [
      this.#host.listen(CLOSE_REQUESTED, () => void this.#workspace.close()),
      this.#host.listen(IMPORT_PROGRESS, (payload) => (this.#workspace.progress = payload as ImportProgress)),
      this.#host.listen(FETCH_PROGRESS, (payload) => this.#workspace.heardFetch(payload as FetchProgress)),
      this.#host.listen('tauri://drag-enter', () => (this.dropping = true)),
      this.#host.listen('tauri://drag-leave', () => (this.dropping = false)),
      this.#host.listen(FILES_DROPPED, (payload) => {
        this.dropping = false;
        const paths = droppedPaths(payload);
        if (paths.length > 0) void this.#workspace.importFiles(paths);
      }),
    ];
    return () => heard.forEach((stop) => void stop.then((end) => end()));
  }

  flush = (): void => void this.#workspace.saves.flush();

  keydown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    // By place on the keyboard, so that it works under an Arabic layout too.
    const action = {
      KeyZ: event.shiftKey ? this.#workspace.redo : this.#workspace.undo,
      KeyY: this.#workspace.redo,
      KeyO: () => void this.#workspace.chooseFiles(),
      KeyN: this.#workspace.newMemo,
      KeyS: this.flush,
      KeyP: () => void this.#workspace.export('pdf'),
    }[event.code];
    const isUndo = event.code === 'KeyZ' || event.code === 'KeyY';
    // Inside a field, undo takes back words, which the field does by itself.
    if (!action || (isUndo && isTextField(event.target))) return;
    event.preventDefault();
    action();
  };

  paste = (event: ClipboardEvent): void => {
    if (isTextField(event.target)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    const html = event.clipboardData?.getData('text/html') ?? '';
    void (html.trim() === '' ? this.#workspace.importText(text) : this.#workspace.importHtml(html, text));
  };

  dragover = (event: DragEvent): void => {
    if (isTextField(event.target)) return;
    event.preventDefault();
    this.dropping = true;
  };

  dragleave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.dropping = false;
  };

  /** A drop that the page gets itself: text. Files come from the shell, which alone can read them whole. */
  drop = (event: DragEvent): void => {
    this.dropping = false;
    if (isTextField(event.target)) return;
    event.preventDefault();
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (text.trim() !== '') void this.#workspace.importText(text);
  };
}
