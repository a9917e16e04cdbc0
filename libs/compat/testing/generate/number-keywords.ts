import type { Keywords, Place } from './schema.ts';
import { divisors, numbers } from './vocabulary.ts';

/** Bounds, exclusive bounds and divisors. */
export function numberKeywords({ random }: Place): Keywords {
  const candidates: Keywords = [
    ['minimum', random.pick(numbers)],
    ['maximum', random.pick(numbers)],
    ['exclusiveMinimum', random.pick(numbers)],
    ['exclusiveMaximum', random.pick(numbers)],
    ['multipleOf', random.pick(divisors)],
    ['multipleOf', random.pick(divisors)],
  ];
  return random.some(candidates, 2);
}
