import type {
  ArticleView,
  Bilingual,
  Candidate,
  Commands,
  Comparison,
  Desk,
  Draft,
  Finding,
  Imported,
  Language,
  OpenedMemo,
  Selection,
  ShownBlock,
  TopicView,
  Watched,
} from './bindings';
import { emptyDraft } from '../draft/empty';
import { textIn } from '../language';
import { SAMPLE_ARTICLE, SAMPLE_ENGLISH_ARTICLE } from './fake-sample';
import { STOPPED, type CommandArguments, type CommandName, type CommandResult, type Host } from './host';

const TODAY = '2026-11-23';

const TOPICS: (TopicView & { terms: string[] })[] = [
  {
    id: 'border-security',
    label: { ar: 'أمن الحدود', en: 'Border security' },
    terms: ['الحدود', 'border', 'crossing', 'inspection'],
  },
  {
    id: 'economy',
    label: { ar: 'الاقتصاد', en: 'Economy' },
    terms: ['مليون', 'كلفة', 'مالية', 'million', 'traders', 'commercial'],
  },
  {
    id: 'mission-status',
    label: { ar: 'طبيعة المهمة', en: 'Nature of the mission' },
    terms: ['استشاري', 'advisory', 'NATO'],
  },
];

const TEMPLATES: Desk['templates'] = [
  {
    name: 'bilingual-brief',
    label: { ar: 'مذكرة بعمودين', en: 'Side-by-side brief' },
    description: { ar: 'العربية والإنكليزية متقابلتان', en: 'Arabic and English side by side' },
  },
  {
    name: 'one-page',
    label: { ar: 'صفحة واحدة', en: 'One page' },
    description: { ar: 'الخلاصة والنقاط فقط', en: 'Bottom line and points only' },
  },
];

const bytes = (text: string) => new TextEncoder().encode(text).length;
const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** Reads a text roughly as the shell would: a headline, an optional dateline, then paragraphs of sentences. */
export function readArticle(text: string, id: string): ArticleView {
  const language: Language = /\p{Script=Arabic}/u.test(text) ? 'ar' : 'en';
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const headline = lines.shift() ?? '';
  const datelines: ArticleView['datelines'] = [];
  const dateline = lines[0]?.match(/^([^:]{2,20}): ([^:]{2,60})$/);
  if (dateline?.[1] && dateline[2]) {
    datelines.push({ place: dateline[1], credit: dateline[2] });
    lines.shift();
  }
  const sentences: ArticleView['sentences'] = [];
  const placed = (words: string) => {
    const start = bytes(text.slice(0, text.indexOf(words)));
    return { start, end: start + bytes(words) };
  };
  const captions = lines
    .filter((line) => CAPTION.test(line))
    .map((line) => {
      const words = line.slice(1, -1);
      const { start, end } = placed(words);
      return { text: words, span: [start, end] } satisfies ArticleView['captions'][number];
    });
  const paragraphs = lines.filter((line) => !CAPTION.test(line)).map((line) => {
    const numbers = (line.match(/.+?[.!?؟](?=\s|$)|.+$/g) ?? [line]).map((raw) => {
      const sentence = raw.trim();
      sentences.push({ index: sentences.length + 1, ...placed(sentence), text: sentence });
      return sentences.length;
    });
    return { sentences: numbers };
  });
  return {
    id,
    file: `articles/${id}.txt`,
    language,
    headline,
    headline_span: headline === '' ? null : [placed(headline).start, placed(headline).end],
    outlet: null,
    datelines,
    paragraphs,
    sentences,
    captions,
    section: null,
    published: '2026-11-22',
    candidates: propose(sentences),
    negations: sentences.flatMap(negationsOf),
    warnings: [],
    repair: null,
    is_repaired: false,
  };
}

/** A line in brackets stands for the words under a picture. */
const CAPTION = /^\[.+\]$/;

/** Text in UTF-8 that somebody read as Windows-1252. */
const DAMAGED = /[ØÙ][^\s]*(?: [ØÙ][^\s]*)*/g;

/** The bytes that Windows-1252 has where ISO 8859-1 has control characters. */
const WINDOWS_1252: Record<string, number> = { '„': 0x84, '†': 0x86, '‡': 0x87, 'ˆ': 0x88, '‚': 0x82, '…': 0x85, '‰': 0x89, '‹': 0x8b };

const mended = (text: string) =>
  text.replace(DAMAGED, (words) =>
    new TextDecoder().decode(
      Uint8Array.from([...words].map((letter) => WINDOWS_1252[letter] ?? letter.charCodeAt(0))),
    ),
  );

/** The article, with the repair that the shell would offer. */
function withOffer(article: ArticleView, text: string): ArticleView {
  const changes = (text.match(DAMAGED) ?? []).map((before) => ({ before, after: mended(before) }));
  if (changes.length === 0) return article;
  return {
    ...article,
    repair: { read_as: ['windows-1252'], count: changes.length, changes },
    warnings: [
      {
        ar: 'يبدو أن النص كُتب بترميز UTF-8 وقُرئ بترميز windows-1252',
        en: 'the text looks as if UTF-8 had been read as windows-1252',
      },
    ],
  };
}

const topicsOf = (text: string) =>
  TOPICS.filter(({ terms }) => terms.some((term) => text.includes(term))).map(({ id }) => id);

function propose(sentences: ArticleView['sentences']): Candidate[] {
  const scored = sentences.map((sentence) => {
    const topics = topicsOf(sentence.text);
    return { sentence, topics, score: Math.min(1, topics.length * 0.3 + 0.6 / sentence.index) };
  });
  return scored
    .filter(({ topics, sentence }) => topics.length > 0 || sentence.index === 1)
    .sort((one, other) => other.score - one.score)
    .slice(0, 6)
    .map(({ sentence, topics, score }, place) => ({
      rank: place + 1,
      sentence: sentence.index,
      span: [sentence.start, sentence.end],
      text: sentence.text,
      topics,
      ...saidIn(sentence.text),
      polarity: { negations: negationsOf(sentence) },
      score,
      reasons: [{ kind: 'position', sentence: sentence.index, of: sentences.length, weight: 0.6 / sentence.index }],
    }));
}

/** Knows the one speaker of each sample. */
function saidIn(text: string): Pick<Candidate, 'speaker' | 'speaker_inferred' | 'cue' | 'via' | 'verbatim'> {
  const cue = ['وأوضح', 'said'].find((word) => text.includes(word)) ?? null;
  const speaker = cue === null ? null : cue === 'said' ? 'the customs authority' : 'وزير النقل';
  return { speaker, speaker_inferred: speaker !== null && !text.includes(speaker), cue, via: null, verbatim: cue !== null && /[«"]/.test(text) };
}

/** A negating word denies the word behind it: enough for the samples. */
function negationsOf({ text, start }: Passage): Candidate['polarity']['negations'] {
  return [...text.matchAll(/(?<![\p{L}])(وليس|ليست|not) ([\p{L}\p{M}]+)/gu)].map((found) => {
    const [, cue = '', denied = ''] = found;
    const from = start + bytes(text.slice(0, found.index));
    const to = from + bytes(cue);
    return {
      cue,
      cue_span: [from, to],
      denied,
      denied_span: [to + 1, to + 1 + bytes(denied)],
      affirmed: null,
      affirmed_span: null,
    };
  });
}

interface Passage {
  start: number;
  end: number;
  text: string;
}

function pick(draft: Draft, article: ArticleView, number: number): Draft {
  const sentence = article.sentences[number - 1];
  if (!sentence) throw { code: 'no-sentence', message: `there is no sentence ${number}`, hint: null };
  const topic = article.candidates.find((candidate) => candidate.sentence === number)?.topics[0];
  return add(draft, article, sentence, topic);
}

function add(draft: Draft, article: ArticleView, { start, end, text }: Passage, topic?: string): Draft {
  const after = structuredClone(draft);
  let source = after.sources.find(({ file }) => file === article.file);
  const isThere = after.points.some(
    ({ span, source: cited }) => cited === source?.number && span[0] === start && span[1] === end,
  );
  if (isThere) return after;
  if (!source) {
    source = {
      number: after.sources.length + 1,
      file: article.file,
      language: article.language,
      headline: article.headline,
      outlet: '',
      bylines: article.datelines.map(({ place, credit }) => `${place}: ${credit}`),
      published: article.published,
      url: '',
      accessed: TODAY,
    };
    after.sources.push(source);
  }
  after.points.push({
    topic,
    source: source.number,
    span: [start, end],
    original: text,
    text: { ar: '', en: '', [article.language]: text },
  });
  return after;
}

/** The part of the article that is shown there. */
function shownAt(article: ArticleView, block: ShownBlock): Passage {
  const { headline: text, headline_span: span } = article;
  if (block === 'headline' && span) return { start: span[0], end: span[1], text };
  if (typeof block === 'object' && 'sentence' in block) {
    const sentence = article.sentences[block.sentence - 1];
    if (sentence) return sentence;
  }
  if (typeof block === 'object' && 'caption' in block) {
    const caption = article.captions[block.caption - 1];
    if (caption) return { start: caption.span[0], end: caption.span[1], text: caption.text };
  }
  throw { code: 'draft', message: 'there is no such part', hint: null };
}

/** A passage inside one part of the article, or to the end of it: enough for the page's tests. */
function passageOf(article: ArticleView, { from, to }: Selection): Passage {
  const shown = shownAt(article, from.block);
  const letters = [...shown.text];
  const isOne = JSON.stringify(to.block) === JSON.stringify(from.block);
  const text = letters.slice(from.character, isOne ? to.character : letters.length).join('');
  const start = shown.start + bytes(letters.slice(0, from.character).join(''));
  return { start, end: start + bytes(text), text };
}

function readPassage(article: ArticleView, selection: Selection): Candidate {
  const passage = passageOf(article, selection);
  const { block } = selection.from;
  return {
    rank: 1,
    sentence: typeof block === 'object' && 'sentence' in block ? block.sentence : null,
    span: [passage.start, passage.end],
    text: passage.text,
    topics: topicsOf(passage.text),
    ...saidIn(shownAt(article, block).text),
    polarity: { negations: negationsOf(passage) },
    score: 1,
    reasons: [{ kind: 'selected' }],
  };
}

const pickPassage = (draft: Draft, article: ArticleView, selection: Selection): Draft =>
  add(draft, article, passageOf(article, selection));

/** Knows sentences that are the same but for their numbers, and counts of the killed: enough for the page's tests. */
function compare(articles: readonly ArticleView[]): Comparison {
  const groups = new Map<string, Comparison['groups'][number]>();
  const figures: Comparison['conflicts'][number]['figures'] = [];
  for (const { id, sentences } of articles) {
    for (const { index, start, text } of sentences) {
      const words = text.replace(/\d+/g, '#');
      const group = groups.get(words) ?? { members: [] };
      group.members.push({ article: id, sentence: index });
      groups.set(words, group);
      const killed = text.match(/(\d+) killed/);
      if (!killed?.[1]) continue;
      const from = start + bytes(text.slice(0, killed.index));
      const span: [number, number] = [from, from + killed[1].length];
      figures.push({ article: id, sentence: index, span, text: killed[1], value: killed[1], bound: 'exact' });
    }
  }
  const differ = new Set(figures.map(({ value }) => value)).size > 1;
  return {
    groups: [...groups.values()].filter(({ members }) => members.length > 1),
    conflicts: differ ? [{ kind: 'contradiction', counted: { ar: 'قتلى', en: 'killed' }, figures }] : [],
  };
}

/** A memo file with a subject, of which a source is gone. */
function memoFile(name: string): OpenedMemo {
  const draft = emptyDraft();
  draft.header.subject = { ar: 'الأرشيف', en: 'From the archive' };
  const message = 'source 1 is not there';
  return { name, draft, missing: [{ name: 'sources/gone.txt', code: 'draft', message, hint: null }] };
}

function check(draft: Draft): Finding[] {
  const numbers = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).sort().join(' ');
  const findings = draft.points.flatMap(({ text }, place): Finding[] => {
    const point = place + 1;
    if (!text.en.trim() || !text.ar.trim()) {
      const language = text.en.trim() ? 'ar' : 'en';
      return [
        {
          kind: 'missing-translation',
          severity: 'notice',
          point,
          part: null,
          language,
          message: {
            ar: `النص ${language === 'en' ? 'الإنكليزي' : 'العربي'} غير موجود`,
            en: `the ${language === 'en' ? 'English' : 'Arabic'} text is missing`,
          },
        },
      ];
    }
    if (numbers(text.ar) === numbers(text.en)) return [];
    return [
      {
        kind: 'number-mismatch',
        severity: 'alarm',
        point,
        part: null,
        language: 'en',
        message: { ar: 'الأعداد ليست واحدة في اللغتين', en: 'the numbers are not the same on both sides' },
      },
    ];
  });
  if (!draft.header.subject.en.trim() || !draft.header.subject.ar.trim()) {
    findings.push({
      kind: 'missing-translation',
      severity: 'notice',
      point: null,
      part: 'subject',
      language: draft.header.subject.en.trim() ? 'ar' : 'en',
      message: { ar: 'الموضوع غير موجود في إحدى اللغتين', en: 'the subject is missing in one language' },
    });
  }
  return findings;
}

function page(draft: Draft, template: string): string {
  const cell = (language: Language, text: string) => {
    const { lang, dir } = textIn(language);
    return `<td lang="${lang}" dir="${dir}">${escaped(text).replaceAll('\n', '<br>')}</td>`;
  };
  const row = (text: Bilingual) => `<tr>${cell('en', text.en)}${cell('ar', text.ar)}</tr>`;
  const section = (en: string, ar: string, rows: Bilingual[]) =>
    `<h2><span>${en}</span><span lang="ar" dir="rtl">${ar}</span></h2><table>${rows.map(row).join('')}</table>`;
  const { header } = draft;
  const marking = typeof header.marking === 'string' ? header.marking : `${header.marking.en} / ${header.marking.ar}`;
  const parts = [section('Bottom line', 'الخلاصة', [draft.bottom_line])];
  parts.push(
    section(
      'Key points',
      'النقاط الرئيسة',
      draft.points.map((point) => point.text),
    ),
  );
  if (template !== 'one-page') {
    parts.push(section('Assessment', 'التقدير', [draft.assessment]));
    parts.push(section('Recommendations', 'التوصيات', [draft.recommendations]));
  }
  const sources = draft.sources.map(
    ({ number, headline, language }) =>
      `<li value="${number}" lang="${language}" dir="${textIn(language).dir}">${escaped(headline)}</li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(header.subject.en)}</title><style>
    body { font: 13px/1.5 'Noto Sans', sans-serif; margin: 24px; color: #111; background: #fff }
    [lang='ar'] { font: 15px/1.7 Amiri, serif } table { width: 100%; border-collapse: collapse; table-layout: fixed }
    td { vertical-align: top; padding: 4px 6px; border-block-start: 1px solid #ddd } td:first-child { border-inline-end: 1px solid #ddd }
    h1 { font-size: 16px; text-align: center } h2 { display: flex; justify-content: space-between; font-size: 13px; border-block-end: 2px solid #111 }
    .marking { text-align: center; font-weight: bold; letter-spacing: .04em }</style></head><body>
    <p class="marking"><bdi>${escaped(marking)}</bdi></p><h1>MEMORANDUM — <span lang="ar" dir="rtl">مذكرة</span></h1>
    <p>${escaped(header.reference)} · ${escaped(header.date ?? TODAY)}</p>
    <table>${[header.to, header.from, header.subject].map(row).join('')}</table>
    ${parts.join('')}<h2>Sources</h2><ol>${sources.join('')}</ol></body></html>`;
}

export interface FakeHost extends Host {
  /** What was saved, the oldest first. */
  saves: Draft[];
  /** Every command that was asked, in order. */
  asked: CommandName[];
  /** Plays an event of the shell. */
  emit(event: string, payload?: unknown): void;
}

/** A shell in memory, for tests and for the page in a plain browser. */
export function fakeHost({ sample = false }: { sample?: boolean } = {}): FakeHost {
  const handlers = new Map<string, Set<(payload: unknown) => void>>();
  const articles: ArticleView[] = [];
  let draft = emptyDraft();
  let allowsPrivate = false;
  let stopFetch = () => {};
  const texts = new Map<string, string>();
  const read = (text: string) => {
    const id = `article-${articles.length + 1}`;
    const article = withOffer(readArticle(text, id), text);
    texts.set(id, text);
    articles.push(article);
    return article;
  };
  if (sample) {
    const article = read(SAMPLE_ARTICLE);
    read(SAMPLE_ENGLISH_ARTICLE);
    for (const sentence of [1, 3]) draft = pick(draft, article, sentence);
  }
  const host: FakeHost = {
    saves: [],
    asked: [],
    emit: (event, payload = null) => handlers.get(event)?.forEach((handler) => handler(payload)),
    listen: async (event, handler) => {
      const heard = handlers.get(event) ?? new Set();
      handlers.set(event, heard.add(handler));
      return () => void heard.delete(handler);
    },
    invoke: async <Name extends CommandName>(name: Name, args: CommandArguments<Name>) => {
      host.asked.push(name);
      return commands[name](args as never) as CommandResult<Name>;
    },
  };
  const find = (article: string): ArticleView => {
    const found = articles.find(({ id }) => id === article);
    if (!found) throw { code: 'no-article', message: `there is no article ${article}`, hint: null };
    return found;
  };
  const watched = (): Watched => ({
    topics: TOPICS.map(({ id, label }) => ({ id, label })),
    articles: articles.map((article) => ({ ...article, candidates: propose(article.sentences) })),
  });
  const came = (read: ArticleView[], failures: Imported['failures'] = []): Imported => ({
    articles: read,
    memo: null,
    failures,
  });
  type Answered<T> = T | Promise<T>;
  const commands: { [Name in CommandName]: (args: Commands[Name]['args']) => Answered<Commands[Name]['result']> } = {
    open_desk: () => ({
      articles: [...articles],
      draft: structuredClone(draft),
      memo: null,
      templates: TEMPLATES,
      template: 'bilingual-brief',
      today: TODAY,
      allows_private_addresses: allowsPrivate,
      failures: [],
      set_aside: [],
      topics: TOPICS.map(({ id, label }) => ({ id, label })),
    }),
    choose_files: () => came([read(SAMPLE_ARTICLE)]),
    import_text: ({ text }) => came([read(text)]),
    import_html: ({ text }) => came([read(text)]),
    import_address: ({ address }) => {
      if (address.includes('slow'))
        return new Promise((_, refuse) => {
          stopFetch = () => refuse({ code: STOPPED, message: `\`${address}\`: it was stopped`, hint: null });
        });
      throw {
        code: 'unreachable',
        message: `\`${address}\`: pages can only be fetched in the desktop app`,
        hint: 'paste the text instead',
      };
    },
    cancel_import: () => {
      stopFetch();
      return null;
    },
    repair_article: ({ id, repair }) => {
      const text = texts.get(id) ?? '';
      const now = repair
        ? { ...readArticle(mended(text), id), is_repaired: true, warnings: [{ ar: 'أُصلح النص', en: 'the text was repaired' }] }
        : withOffer(readArticle(text, id), text);
      articles.splice(0, articles.length, ...articles.map((article) => (article.id === id ? now : article)));
      return [...articles];
    },
    set_private_addresses: ({ allowed }) => {
      allowsPrivate = allowed;
      return null;
    },
    import_files: ({ paths }) => {
      const [memo] = paths.filter((path) => path.endsWith('.toml'));
      const others = paths.filter((path) => path !== memo);
      const failures = others.map((name) => ({
        name,
        code: 'not-desktop',
        message: 'files can only be read in the desktop app',
        hint: 'paste the text instead',
      }));
      return { ...came([], failures), memo: memo === undefined ? null : memoFile(memo) };
    },
    remove_article: ({ id }) => {
      articles.splice(
        articles.findIndex((article) => article.id === id),
        1,
      );
      return null;
    },
    compare_articles: () => compare(articles),
    pick_sentence: ({ draft: current, article, sentence }) => pick(current, find(article), sentence),
    read_selection: ({ article, selection }) => readPassage(find(article), selection),
    pick_selection: ({ draft: current, article, selection }) => pickPassage(current, find(article), selection),
    watch_for: ({ term, under }) => {
      if ('new' in under) TOPICS.push({ id: term, label: under.new, terms: [term] });
      else TOPICS.find(({ id }) => id === under.topic)?.terms.push(term);
      return watched();
    },
    topic_forms: () =>
      TOPICS.map(({ id, label, terms }) => {
        const isArabic = (term: string) => /\p{Script=Arabic}/u.test(term);
        const [ar, en] = [terms.filter(isArabic), terms.filter((term) => !isArabic(term))];
        return { id, label, ar, en, affirmed: false, near: [], without: [], within: null };
      }),
    save_topic_forms: ({ topics }) => {
      const named = topics.map(({ id, label, ar, en }) => ({ id: id || label.en, label, terms: [...ar, ...en] }));
      TOPICS.splice(0, TOPICS.length, ...named);
      return watched();
    },
    topic_file: () => TOPICS.map(({ id }) => `[[topic]]\nid = "${id}"\n`).join('\n'),
    save_topics: ({ toml }) => {
      if (!toml.includes('[[topic]]')) throw { code: 'topics', message: 'line 1 is no topic', hint: null };
      return watched();
    },
    save_draft: ({ draft: newest }) => {
      draft = newest;
      host.saves.push(newest);
      return null;
    },
    set_template: () => null,
    preview: ({ draft: shown, template }) => ({ html: page(shown, template), findings: check(shown), warnings: [] }),
    export_memo: ({ format }) => `/home/reader/memo.${format === 'draft' ? 'toml' : format}`,
    close_window: () => null,
  };
  return host;
}
