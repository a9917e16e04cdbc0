/** How far a version must be raised, weakest first. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** Whether the first raises more than the second. */
export function exceeds(a: Bump, b: Bump): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

/** The one that raises most; `none` of nothing. */
export function highestBump(bumps: Iterable<Bump>): Bump {
  let highest: Bump = 'none';
  for (const bump of bumps) if (exceeds(bump, highest)) highest = bump;
  return highest;
}
