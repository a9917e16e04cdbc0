import type { Schema } from '@plugwright/spec';
import { kubernetesDefinitions } from './load-corpora.ts';

/** One definition of both releases, each within the whole of its release. */
export interface DefinitionPair {
  readonly name: string;
  readonly old: Schema;
  readonly new: Schema;
}

/** Every definition that 1.12 and 1.13 have in common, sorted by name; all share two sets of definitions. */
export function kubernetesPairs(): readonly DefinitionPair[] {
  const before = kubernetesDefinitions('1.12');
  const after = kubernetesDefinitions('1.13');
  return Object.keys(before)
    .filter((name) => Object.hasOwn(after, name))
    .sort()
    .map((name) => {
      const $ref = `#/definitions/${name}`;
      return { name, old: { $ref, definitions: before }, new: { $ref, definitions: after } };
    });
}
