import type { ArticleView, Imported, ShownBlock, TopicView, Watched } from '../ipc/bindings';

/** The articles that are open, which one is being read, and where in it. */
export class ShelfStore {
  articles = $state.raw<ArticleView[]>([]);
  topics = $state.raw<TopicView[]>([]);
  reading = $state<string | null>(null);
  /** The part of an article that the reader is asked to go to. */
  target = $state.raw<{ article: string; block: ShownBlock } | null>(null);
  article = $derived(this.articles.find((article) => article.id === this.reading) ?? this.articles[0] ?? null);

  open(articles: ArticleView[], topics: TopicView[]): void {
    this.articles = articles;
    this.topics = topics;
  }

  /** Puts imported articles on the shelf and opens the first. One that was there already is replaced by its new reading. */
  add({ articles }: Imported): void {
    const [first] = articles;
    if (!first) return;
    const kept = this.articles.map((old) => articles.find((article) => article.id === old.id) ?? old);
    const fresh = articles.filter((article) => !kept.some((other) => other.id === article.id));
    this.articles = [...kept, ...fresh];
    this.reading = first.id;
  }

  /** Takes a change of the watched topics: the proposals of every article may be others now. */
  watch({ topics, articles }: Watched): void {
    this.topics = topics;
    this.replace(articles);
  }

  /** Takes a new reading of articles that are on the shelf. */
  replace(articles: ArticleView[]): void {
    this.articles = this.articles.map((old) => articles.find((article) => article.id === old.id) ?? old);
  }

  remove(id: string): void {
    const place = this.articles.findIndex((article) => article.id === id);
    const next = this.articles[place + 1] ?? this.articles[place - 1];
    if (this.article?.id === id) this.reading = next?.id ?? null;
    this.articles = this.articles.filter((article) => article.id !== id);
  }

  read(article: string, block: ShownBlock | null = null): void {
    this.reading = article;
    if (block !== null) this.target = { article, block };
  }

  /** The topic's name in both languages; its id where the topic file does not know it. */
  topicLabel(id: string): TopicView['label'] {
    return this.topics.find((topic) => topic.id === id)?.label ?? { ar: id, en: id };
  }
}
