const LOCK = 'data-preview';

/**
 * Reads the memo's page for the frame. A link would lead the frame away from the memo, and out to the network: in the
 * preview it is only shown.
 */
export function readPage(html: string): Document {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const link of page.querySelectorAll('a[href], area[href]')) {
    link.setAttribute('tabindex', '-1');
    link.setAttribute(LOCK, '');
  }
  const lock = page.createElement('style');
  lock.textContent = `[${LOCK}] { pointer-events: none }`;
  page.head.append(lock);
  return page;
}

function stylesOf(page: Document): string {
  return [...page.querySelectorAll('style')].map((style) => style.textContent).join('\n');
}

/**
 * Shows a page in a frame without scripts. The fonts in the page's styles weigh megabytes, so while the styles stay as
 * they are only the body is changed: nothing flickers, and the page stays where it was scrolled to.
 */
export class FramePage {
  readonly #frame: HTMLIFrameElement;
  #styles: string | null = null;
  #loaded = false;
  #scroll = 0;

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  show(html: string): void {
    const page = readPage(html);
    const styles = stylesOf(page);
    const shown = this.#frame.contentDocument;
    if (shown?.body && this.#loaded && styles === this.#styles) {
      this.#exchangeBody(shown, page);
      return;
    }
    if (this.#loaded) this.#scroll = shown?.scrollingElement?.scrollTop ?? 0;
    this.#loaded = false;
    this.#styles = styles;
    this.#frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
  }

  /** The frame has drawn a new document: go back to where the old one was. */
  loaded = (): void => {
    if (this.#styles === null) return;
    this.#loaded = true;
    if (this.#frame.contentDocument?.scrollingElement) {
      this.#frame.contentDocument.scrollingElement.scrollTop = this.#scroll;
    }
  };

  #exchangeBody(shown: Document, page: Document): void {
    const scroll = shown.scrollingElement?.scrollTop ?? 0;
    for (const { name, value } of page.documentElement.attributes) shown.documentElement.setAttribute(name, value);
    shown.title = page.title;
    // What a body carries beside its content: styles inside it stay equal, so only its nodes and attributes count.
    shown.body.replaceWith(shown.adoptNode(page.body));
    if (shown.scrollingElement) shown.scrollingElement.scrollTop = scroll;
  }
}
