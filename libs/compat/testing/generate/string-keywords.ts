import type { Keywords, Place } from './schema.ts';
import { formats, patterns, sizes } from './vocabulary.ts';

/** Lengths, patterns, and formats, which are annotations. */
export function stringKeywords({ random }: Place): Keywords {
  const candidates: Keywords = [
    ['minLength', random.pick(sizes)],
    ['maxLength', random.pick(sizes)],
    ['pattern', random.pick(patterns)],
    ['pattern', random.pick(patterns)],
    ['format', random.pick(formats)],
  ];
  return random.some(candidates, 2);
}
