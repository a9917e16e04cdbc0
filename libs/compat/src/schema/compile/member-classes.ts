import type { StringSet } from '../formula/string-set.ts';
import type { Compiler } from './compiler.ts';
import { mapOf } from './keywords/keyword-reader.ts';
import { patternAt } from './keywords/strings.ts';
import { below } from './pointer.ts';
import type { Site } from './site.ts';

/** The names and patterns that `properties` and `patternProperties` of a schema list. */
export function declaredClasses(site: Site, compiler: Compiler): { readonly names: readonly string[]; readonly sets: readonly StringSet[] } {
  const names = compiler.read(site, 'properties');
  const patterns = compiler.read(site, 'patternProperties');
  return {
    names: names === undefined ? [] : Object.keys(mapOf(names, site, 'properties')),
    sets:
      patterns === undefined
        ? []
        : Object.keys(mapOf(patterns, site, 'patternProperties')).map((pattern) =>
            patternAt(pattern, below(site.pointer, 'patternProperties', pattern), compiler),
          ),
  };
}
