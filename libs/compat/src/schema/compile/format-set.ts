import type { Formulas } from '../formula/formulas.ts';
import type { StringSet } from '../formula/string-set.ts';
import { formatHolds, formatLanguage } from '../language/index.ts';

/** The formats of JSON Schema 2020-12. */
const known: ReadonlySet<string> = new Set([
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'idn-email',
  'hostname',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'iri',
  'iri-reference',
  'uuid',
  'uri-template',
  'json-pointer',
  'relative-json-pointer',
  'regex',
]);

/** Words of and beside the common formats, tried where a format is no regular language. */
const samples: readonly string[] = [
  '',
  'a',
  'a@b.org',
  'http://example.org/',
  '/a',
  'example.org',
  '2020-01-01',
  '2020-01-01T00:00:00Z',
  '00:00:00Z',
  'P1D',
  '127.0.0.1',
  '::1',
  '00000000-0000-0000-0000-000000000000',
  '^a$',
  '(',
  '0',
  '0/a',
  '{a}',
  '%',
  'ä',
];

/** The strings that a format allows, or undefined for a format that is not known, which refuses nothing. */
export function formatSet(format: string, pointer: string, formulas: Formulas): StringSet | undefined {
  const language = formatLanguage(format);
  if (language === undefined && !known.has(format)) return undefined;
  const doubt = { pointer, reason: `the format "${format}" is not reasoned about` };
  return formulas.stringSet(`f${format}`, (id) => ({
    id,
    doubt,
    language: () => language,
    holds: (word) => formatHolds(format, word),
    samples: language === undefined ? samples : [],
  }));
}
