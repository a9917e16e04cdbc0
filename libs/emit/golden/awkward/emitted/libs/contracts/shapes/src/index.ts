// Generated from specs/contracts/shapes.contract.yaml; edits are lost. Make it again: npx nx sync
export type { Choice, Colour, Grown, Inner, Moment, Nullable, Odd, OpenTuple, Page, Pair, Tree, Weights } from './types/shapes.ts';

import type { Tree } from './types/shapes.ts';

export interface DrawnPayload {
  tree: Tree;
}

/** Codes of the errors that this document declares. */
export type ErrorCode = 'shapes/not-found';
