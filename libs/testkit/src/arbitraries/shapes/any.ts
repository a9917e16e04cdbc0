import fc from 'fast-check';
import type { Shape } from './shape.ts';

/** Any small JSON value. */
export const any: Shape = (_, inner) =>
  inner.minimal ? fc.constant(null) : fc.jsonValue({ maxDepth: 2, depthSize: 'xsmall' }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
