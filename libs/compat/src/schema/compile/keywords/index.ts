import { arrayKeywords } from './arrays.ts';
import { combinations } from './combinations.ts';
import { general } from './general.ts';
import type { KeywordReader } from './keyword-reader.ts';
import { numberKeywords } from './numbers.ts';
import { objectKeywords } from './objects.ts';
import { references } from './references.ts';
import { stringKeywords } from './strings.ts';
import { unevaluated } from './unevaluated.ts';

/**
 * Every keyword that refuses values, in the order in which they are read: simple ones first, so that a search meets
 * them first. A keyword that only takes part in another (`then`, `minContains`) stands under that one's reader.
 */
export const keywords: readonly (readonly [string, KeywordReader])[] = [
  ...general,
  ...numberKeywords,
  ...stringKeywords,
  ...objectKeywords,
  ...arrayKeywords,
  ...references,
  ...combinations,
  ...unevaluated,
];

/** Keywords that change what another one means. */
export const partKeywords: readonly string[] = ['then', 'else', 'minContains', 'maxContains'];
