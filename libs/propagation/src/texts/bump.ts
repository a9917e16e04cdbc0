import type { Bump } from '@plugwright/compat';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The bump that raises more. */
export function higherBump(a: Bump, b: Bump): Bump {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
