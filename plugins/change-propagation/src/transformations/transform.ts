import type { Transformation } from '../generated/types/change-propagation.ts';
import { copy } from './copy.ts';
import { jsonSet } from './json-set.ts';
import { replace } from './replace.ts';
import { section } from './section.ts';
import { template } from './template.ts';
import type { Of, TransformationKind, Work } from './transformation.ts';

const kinds: { readonly [K in Transformation['kind']]: TransformationKind<Of<K>> } = { copy, replace, 'json-set': jsonSet, section, template };

/** Whether a transformation decides the whole target, so that no other may have the same one. */
export function decidesWhole({ kind }: Transformation): boolean {
  return kinds[kind].whole;
}

/** The bytes that a transformation makes. @throws Untransformable */
export function transform<K extends Transformation['kind']>(transformation: Of<K>, work: Work): Uint8Array {
  const { run } = kinds[transformation.kind];
  return run(transformation, work);
}
