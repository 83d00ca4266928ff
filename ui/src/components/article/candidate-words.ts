import { denialOf } from '../../draft/denials';
import type { Candidate, Negation, Reason, SentenceView } from '../../ipc/bindings';
import { chrome } from '../../stores/chrome.svelte';
import type { ShelfStore } from '../../stores/shelf.svelte';

/** A piece of a sentence; `cue` where it is the word that negates. */
export interface Piece {
  text: string;
  cue: boolean;
}

/**
 * Cuts a sentence at its negating cues. Spans count bytes of the source, so a cue is marked only where these bytes are
 * the shown ones: in a sentence whose white space was folded, or at a place that reads differently, nothing is marked.
 */
export function piecesOf(sentence: SentenceView, negations: readonly Negation[]): Piece[] {
  const bytes = new TextEncoder().encode(sentence.text);
  const pieces: Piece[] = [];
  let done = 0;
  const read = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to));
  if (bytes.length === sentence.end - sentence.start) {
    for (const { cue, cue_span } of [...negations].sort((one, other) => one.cue_span[0] - other.cue_span[0])) {
      const [from, to] = [cue_span[0] - sentence.start, cue_span[1] - sentence.start];
      if (from < done || to > bytes.length || read(from, to) !== cue) continue;
      if (from > done) pieces.push({ text: read(done, from), cue: false });
      pieces.push({ text: cue, cue: true });
      done = to;
    }
  }
  if (done < bytes.length) pieces.push({ text: read(done, bytes.length), cue: false });
  return pieces;
}

/** A reason in the window's language, with its figures. */
export function reasonWords(reason: Reason, shelf: ShelfStore): string {
  switch (reason.kind) {
    case 'topics': {
      const topics = reason.topics.map((id) => chrome.side(shelf.topicLabel(id)));
      return chrome.say('reasonTopics', { topics: topics.join(chrome.say('listComma')) });
    }
    case 'position':
      return chrome.say('reasonPosition', { sentence: reason.sentence, of: reason.of });
    case 'centrality':
      return chrome.say('reasonCentrality');
    case 'headline':
      return chrome.say('reasonHeadline', { shared: reason.shared, of: reason.of });
    case 'length':
      return chrome.say('reasonLength', { words: reason.words });
    case 'selected':
      return chrome.say('reasonSelected');
  }
}

/** How many reasons are told: those that weigh most. All of them would push out what the sentence denies or contradicts. */
const TOLD = 2;

/** What speaks most for a sentence. */
export function mainReasons({ reasons }: Candidate): Reason[] {
  const weight = (reason: Reason) => ('weight' in reason ? reason.weight : Infinity);
  return [...reasons].sort((one, other) => weight(other) - weight(one)).slice(0, TOLD);
}

/** All that the notes show of a sentence, for those who hear it. */
export function spokenNotes(candidate: Candidate | null, denials: readonly Negation[], shelf: ShelfStore): string[] {
  const denied = denials.map((negation) => `${chrome.say('denies')} ${denialOf(negation)}`);
  if (!candidate) return denied;
  const { speaker, speaker_inferred, via, verbatim } = candidate;
  return [
    ...(speaker === null ? [] : [`${chrome.say('saidBy')} ${speaker}`]),
    ...(via === null ? [] : [`${chrome.say('through')} ${via}`]),
    ...(speaker_inferred ? [chrome.say('inferredSpeaker')] : []),
    ...(verbatim ? [chrome.say('verbatim')] : []),
    ...denied,
    ...mainReasons(candidate).map((reason) => reasonWords(reason, shelf)),
  ];
}
