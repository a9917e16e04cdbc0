import type { Formula } from '../formula/formula.ts';
import type { StringSet } from '../formula/string-set.ts';
import { isArray, isObject } from '../value/json-type.ts';
import type { Compiler } from './compiler.ts';
import { declaredClasses } from './member-classes.ts';
import type { Site } from './site.ts';

interface Declared {
  readonly names: Set<string>;
  readonly sets: Set<StringSet>;
  /** Whether `properties` or `patternProperties` name anything. */
  declares: boolean;
  /** Whether a schema for further members makes any name a declared one. */
  open: boolean;
}

/**
 * "Every member has a name that the schema declares", or nothing where it declares none. All schemas for the same
 * value count together, whichever of them a value passes; a name that is required or stands in a constant is declared.
 */
export function declaredNamesOnly(site: Site, compiler: Compiler): Formula {
  const { formulas } = compiler;
  const declared: Declared = { names: new Set(), sets: new Set(), declares: false, open: false };
  collect(site, compiler, declared, new Set());
  if (!declared.declares || declared.open) return formulas.anything;
  const others = formulas.names(
    declared.names,
    [...declared.sets].map((set) => ({ set, inside: false })),
  );
  return formulas.members(others, formulas.nothing);
}

function collect(site: Site, compiler: Compiler, declared: Declared, seen: Set<string>): void {
  if (!isObject(site.value) || seen.has(site.pointer)) return;
  seen.add(site.pointer);
  const { names, sets } = declaredClasses(site, compiler);
  if (names.length + sets.length > 0) declared.declares = true;
  for (const name of [...names, ...requiredNames(site, compiler), ...constantNames(site, compiler)]) declared.names.add(name);
  for (const set of sets) declared.sets.add(set);
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) if (isObject(compiler.read(site, keyword))) declared.open = true;
  for (const keyword of ['$ref', '$dynamicRef'] as const) {
    if (compiler.read(site, keyword) !== undefined) collect(compiler.target(site, keyword), compiler, declared, seen);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = compiler.read(site, keyword);
    if (isArray(branches)) for (const index of branches.keys()) collect(compiler.below(site, keyword, index), compiler, declared, seen);
  }
  for (const keyword of ['if', 'then', 'else'])
    if (compiler.read(site, keyword) !== undefined) collect(compiler.below(site, keyword), compiler, declared, seen);
  const dependent = compiler.read(site, 'dependentSchemas');
  if (isObject(dependent)) for (const name of Object.keys(dependent)) collect(compiler.below(site, 'dependentSchemas', name), compiler, declared, seen);
}

function requiredNames(site: Site, compiler: Compiler): readonly string[] {
  const required = compiler.read(site, 'required');
  const dependent = compiler.read(site, 'dependentRequired');
  const lists = [required, ...(isObject(dependent) ? Object.values(dependent) : [])];
  return lists.flatMap((list) => (isArray(list) ? list.filter((name) => typeof name === 'string') : []));
}

function constantNames(site: Site, compiler: Compiler): readonly string[] {
  const listed = compiler.read(site, 'enum');
  const values = [compiler.read(site, 'const'), ...(isArray(listed) ? listed : [])];
  return values.flatMap((value) => (isObject(value) ? Object.keys(value) : []));
}
