import type { Card } from '../generated/types/doc-cards.ts';
import type { Document } from '../generated/types/documents.ts';
import { abstractOf } from './abstract.ts';
import { countWords, readingSeconds } from './words.ts';

/** The card of a document; the abstract is taken from its text without the headings. */
export function cardOf(document: Document, abstractLength: number): Card {
  const body = document.sections
    ?.map((section) => section.text)
    .filter((text) => text !== '')
    .join('\n\n');
  const words = countWords(document.text);
  return {
    id: document.id,
    title: document.title,
    abstract: abstractOf(body === undefined || body === '' ? document.text : body, abstractLength),
    words,
    readingSeconds: readingSeconds(words),
    outline: (document.sections ?? []).filter(({ level, heading }) => level >= 1 && level <= 2 && heading !== '').map(({ heading }) => heading),
  };
}
