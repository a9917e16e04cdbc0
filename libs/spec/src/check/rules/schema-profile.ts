import { isArray, isObject, memberOf, objectOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { JsonObject } from '../../model/schema.ts';
import { walkSchema, type SchemaPlace } from '../../schema/walk.ts';
import { patternProblem } from '../pattern.ts';
import type { At, Reporter } from '../reporter.ts';
import type { Rule } from '../rules.ts';
import { schemasOf } from '../schema-places.ts';

/** Where a default is looked for by whoever applies it; anywhere else it is never seen. */
const applied: ReadonlySet<string> = new Set(['properties', 'items']);

function checkPattern(reporter: Reporter, pattern: string, at: At): void {
  const problem = patternProblem(pattern);
  switch (problem?.kind) {
    case 'invalid':
      reporter.report('spec/pattern-invalid', { reason: problem.reason }, at);
      return;
    case 'too-long':
      reporter.report('spec/pattern-too-long', { length: problem.length, limit: problem.limit }, at);
      return;
    case 'lookaround':
      reporter.report('spec/pattern-lookaround', {}, at);
      return;
    case 'backreference':
      reporter.report('spec/pattern-backreference', {}, at);
      return;
    case 'slow':
      reporter.report('spec/pattern-slow', { reason: problem.reason }, at);
      return;
    case undefined:
      return;
  }
}

function checkOpenness(reporter: Reporter, schema: JsonObject, pointer: string): void {
  for (const keyword of ['additionalProperties', 'unevaluatedProperties'] as const) {
    const value = memberOf(schema, keyword);
    if (typeof value === 'boolean') reporter.report('spec/openness-by-hand', { keyword, value }, { key: below(pointer, keyword) });
  }
}

function checkRequired(reporter: Reporter, schema: JsonObject, { pointer, path }: SchemaPlace): void {
  // Where schemas combine, another of them may declare the member.
  const combined = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'additionalProperties', 'patternProperties', 'unevaluatedProperties'].some(
    (keyword) => memberOf(schema, keyword) !== undefined,
  );
  const branch = path.some((keyword) => ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas', 'contains'].includes(keyword));
  const required = memberOf(schema, 'required');
  if (combined || branch || !isArray(required)) return;
  const properties = objectOf(schema, 'properties');
  required.forEach((name, index) => {
    if (typeof name === 'string' && memberOf(properties, name) === undefined)
      reporter.report('spec/required-without-property', { member: name }, below(pointer, 'required', index));
  });
}

function checkSchema(reporter: Reporter, schema: JsonObject, place: SchemaPlace): void {
  const { pointer, path } = place;
  const pattern = memberOf(schema, 'pattern');
  if (typeof pattern === 'string') checkPattern(reporter, pattern, below(pointer, 'pattern'));
  for (const name of Object.keys(objectOf(schema, 'patternProperties'))) checkPattern(reporter, name, { key: below(pointer, 'patternProperties', name) });
  checkOpenness(reporter, schema, pointer);
  checkRequired(reporter, schema, place);
  if (memberOf(schema, 'unevaluatedItems') !== undefined && memberOf(schema, 'contains') !== undefined) {
    reporter.report('spec/unevaluated-items-with-contains', {}, { key: below(pointer, 'unevaluatedItems') });
  }
  if (memberOf(schema, 'contains') !== undefined && memberOf(schema, 'prefixItems') !== undefined) {
    reporter.report('spec/contains-with-prefix-items', {}, { key: below(pointer, 'contains') });
  }
  if (memberOf(schema, 'default') !== undefined && (path.length === 0 || path.some((keyword) => !applied.has(keyword)))) {
    reporter.report('spec/default-under-combinator', {}, { key: below(pointer, 'default') });
  }
}

const objects: ReadonlySet<string> = new Set(['input', 'output', 'payload', 'details', 'config']);

/** Schemas stay within what compatibility can be decided for. */
export const schemaProfile: Rule = (reporter, kind) => {
  for (const { role, schema, pointer } of schemasOf(kind, reporter.document.value)) {
    walkSchema(schema, pointer, (inner, place) => checkSchema(reporter, inner, place));
    if (!objects.has(role) || !(isObject(schema) || typeof schema === 'boolean')) continue;
    const combined = isObject(schema) && ['$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => memberOf(schema, keyword) !== undefined);
    if (!combined && memberOf(schema, 'type') !== 'object') reporter.report('spec/not-an-object-schema', { what: `The ${role}` }, pointer);
  }
};
