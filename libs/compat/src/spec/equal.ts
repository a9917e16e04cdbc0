import { isArray, isObject, type Json, type JsonObject } from '@plugwright/spec';

function sameItems(a: readonly Json[], b: readonly Json[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (!sameJson(a[index], b[index])) return false;
  return true;
}

function namesOf(value: JsonObject, except: ReadonlySet<string> | undefined): readonly string[] {
  const names = Object.keys(value);
  return except === undefined ? names : names.filter((name) => !except.has(name));
}

/** Whether two objects have the same members, whatever their order; those called `except` are passed over. */
export function sameMembers(a: JsonObject, b: JsonObject, except?: ReadonlySet<string>): boolean {
  const [names, others] = [namesOf(a, except), namesOf(b, except)];
  if (names.length !== others.length) return false;
  // Mostly the order is the same, too.
  return names.every((name, index) => (name === others[index] || Object.hasOwn(b, name)) && sameJson(a[name], b[name]));
}

/** Whether two JSON values are the same, whatever the order of the members. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && sameItems(a, b);
  return isObject(a) && isObject(b) && sameMembers(a, b);
}
