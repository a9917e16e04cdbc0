import type { Json } from '@plugwright/spec';
import { evaluate } from '../formula/evaluate.ts';
import { isArray, isObject } from '../value/json-type.ts';
import type { Compiler } from './compiler.ts';
import { below } from './pointer.ts';
import type { Site } from './site.ts';

/** Where a schema refuses a value: the pointer of the innermost keyword that does. */
export function refusalPointer(compiler: Compiler, value: Json): string {
  return within(compiler.rootSite(false), value, compiler, 0);
}

/** A schema further in, and the value that it is for. */
interface Further {
  readonly site: Site;
  readonly value: Json;
}

function within(site: Site, value: Json, compiler: Compiler, depth: number): string {
  if (!isObject(site.value) || depth > 200) return site.pointer;
  for (const [keyword, statement] of compiler.statements(site)) {
    if (evaluate(statement, value, compiler.formulas) !== false) continue;
    const further = furtherIn(keyword, site, value, compiler).find((next) => evaluate(compiler.part(next.site), next.value, compiler.formulas) === false);
    return further === undefined ? below(site.pointer, keyword) : within(further.site, further.value, compiler, depth + 1);
  }
  return site.pointer;
}

/** The schemas of which each has to hold for the keyword to hold. */
function furtherIn(keyword: string, site: Site, value: Json, compiler: Compiler): readonly Further[] {
  const inner = compiler.read(site, keyword);
  switch (keyword) {
    case '$ref':
    case '$dynamicRef':
      return [{ site: compiler.target(site, keyword), value }];
    case 'allOf':
      return isArray(inner) ? [...inner.keys()].map((index) => ({ site: compiler.below(site, keyword, index), value })) : [];
    case 'properties':
      if (!isObject(value) || !isObject(inner)) return [];
      return Object.entries(value).flatMap(([name, member]) =>
        Object.hasOwn(inner, name) ? [{ site: compiler.below(site, keyword, name), value: member }] : [],
      );
    case 'prefixItems':
      return isArray(value) && isArray(inner)
        ? value.slice(0, inner.length).map((item, index) => ({ site: compiler.below(site, keyword, index), value: item }))
        : [];
    case 'items': {
      const prefix = compiler.read(site, 'prefixItems');
      const start = isArray(prefix) ? prefix.length : 0;
      return isArray(value) ? value.slice(start).map((item) => ({ site: compiler.below(site, keyword), value: item })) : [];
    }
    default:
      return [];
  }
}
