import type { Of, TransformationKind } from './transformation.ts';

/** The bytes of the source. */
export const copy: TransformationKind<Of<'copy'>> = {
  whole: true,
  run: (_, { source }) => source,
};
