import type { Bump } from '@plugwright/compat';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** Whether the first raises more than the second. */
export function exceeds(a: Bump, b: Bump): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

/** The one of two that raises more. */
export function higher(a: Bump, b: Bump): Bump {
  return exceeds(a, b) ? a : b;
}
