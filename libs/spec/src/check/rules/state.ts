import { isObject, listOf, memberOf, objectOf, textOf, textsOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Json, JsonObject } from '../../model/schema.ts';
import type { Rule } from '../rules.ts';

/** The operation that the kernel calls where what it keeps of a plugin has a lower version than its spec says. */
const migration = 'migrate-state';

/** Whether `{ from, to }`, two integers, is an input; what stands behind a reference or is combined is not judged. */
function takesVersions(input: JsonObject): boolean {
  if (['$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => memberOf(input, keyword) !== undefined)) return true;
  const properties = objectOf(input, 'properties');
  const isInteger = (name: string): boolean => textOf(memberOf(properties, name), 'type') === 'integer';
  return isInteger('from') && isInteger('to') && textsOf(input, 'required').every((name) => name === 'from' || name === 'to');
}

/** What is kept can be brought to each higher version, by the kernel and by nobody else. */
export const state: Rule = (reporter, kind) => {
  if (kind !== 'plugin') return;
  const { value } = reporter.document;
  const operation: Json | undefined = memberOf(objectOf(value, 'operations'), migration);
  const version = memberOf(memberOf(value, 'state'), 'version');
  const at = below('/operations', migration);
  if (operation === undefined) {
    if (typeof version === 'number' && version > 1) reporter.report('spec/state-without-migration', { version }, '/state/version');
  } else {
    if (memberOf(value, 'state') === undefined) reporter.report('spec/migration-without-state', {}, { key: at });
    const input = memberOf(operation, 'input');
    if (isObject(input) && !takesVersions(input)) reporter.report('spec/migration-input', {}, below(at, 'input'));
  }
  const called = (pointer: string): void => {
    reporter.report('spec/migration-called', {}, pointer);
  };
  for (const [alias, edge] of Object.entries(objectOf(value, 'imports')))
    listOf(edge, 'operations').forEach((name, index) => {
      if (name === migration) called(below('/imports', alias, 'operations', index));
    });
  for (const [event, subscription] of Object.entries(objectOf(objectOf(value, 'events'), 'subscribes')))
    if (textOf(subscription, 'operation') === migration) called(below('/events/subscribes', event, 'operation'));
};
