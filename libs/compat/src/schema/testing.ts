import type { Schema } from '@plugwright/spec';
import { keywords, partKeywords } from './compile/keywords/index.ts';
import { answer, type InnerOptions } from './contains.ts';
import type { ContainsOptions, Verdict } from './verdict.ts';

/** Every keyword whose check can be left out, for the test that leaving it out is noticed. */
export const checkedKeywords: readonly string[] = [...keywords.map(([keyword]) => keyword), ...partKeywords];

/** `contains` that reads some keywords of the wider schema as if they were not there: unsound on purpose. */
export function containsIgnoring(wider: Schema, narrower: Schema, options: ContainsOptions & Pick<InnerOptions, 'ignoreKeywords'>): Verdict {
  return answer(wider, narrower, options, options);
}

/** `contains` that asks the solver about all, also about what both schemas say alike. */
export function containsWhole(wider: Schema, narrower: Schema, options: ContainsOptions = {}): Verdict {
  return answer(wider, narrower, options, { whole: true });
}
