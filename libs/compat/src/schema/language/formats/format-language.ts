import { languageOf, type Language } from '../language.ts';
import { date } from './date.ts';
import { ipv4 } from './ipv4.ts';
import { ipv6 } from './ipv6.ts';
import { jsonPointer } from './json-pointer.ts';
import { uuid } from './uuid.ts';

/** Only what is regular and what both validators read alike; `date-time`, `uri`, `email` and others are neither. */
const patterns: ReadonlyMap<string, string> = new Map([
  ['date', date],
  ['ipv4', ipv4],
  ['ipv6', ipv6],
  ['json-pointer', jsonPointer],
  ['uuid', uuid],
]);

/** The exact language of a format; `undefined` where there is none to rely on. */
export function formatLanguage(format: string): Language | undefined {
  const pattern = patterns.get(format);
  if (pattern === undefined) return undefined;
  const language = languageOf(pattern);
  if ('reason' in language) throw new Error(`the format ${format}: ${language.reason}`);
  return language;
}
