import type { UpstreamPlugin } from './upstream-graph.ts';
import { drawFrom, drawMembers, type SyntheticMember } from './synthetic-member.ts';

const indent = (depth: number, lines: readonly string[]): string[] => lines.map((line) => `${'  '.repeat(depth)}${line}`);

function objectSchema(members: readonly SyntheticMember[]): string[] {
  const required = members.filter((member) => member.required).map((member) => member.name);
  return [
    'type: object',
    ...(required.length > 0 ? [`required: [${required.join(', ')}]`] : []),
    'properties:',
    ...members.map((member) => `  ${member.name}: ${member.schema}`),
  ];
}

const valueOf = (members: readonly SyntheticMember[]): string =>
  JSON.stringify(Object.fromEntries(members.filter((member) => member.required).map((member) => [member.name, member.value])));

function operation(name: string, summary: string, input: readonly SyntheticMember[], output: readonly SyntheticMember[]): string[] {
  return [
    `${name}:`,
    `  summary: ${summary}`,
    '  input:',
    ...indent(2, objectSchema(input)),
    '  output:',
    ...indent(2, objectSchema(output)),
    '  errors: [core#/errors/not-found, refused]',
    '  effects: { reads: [], writes: [], idempotent: true }',
    '  timeout: 2s',
    '  examples:',
    '    - name: the least that fits',
    `      input: ${valueOf(input)}`,
    `      output: ${valueOf(output)}`,
  ];
}

/** The name by which a synthetic plugin imports another one. */
const aliasOf = (id: string): string => `up-${id}`;

/**
 * A plugin spec in YAML for one plugin of the graph. Names and edges are the graph's; the three operations, the types
 * and the examples are synthetic, drawn from the name alone. Each edge is used twice: one operation and one type of it.
 */
export function pluginSpec(plugin: UpstreamPlugin): string {
  const draw = drawFrom(plugin.id);
  const upstream: SyntheticMember[] = plugin.dependencies.map(({ id }, index) => ({
    name: `upstream${String(index + 1)}`,
    schema: `{ $ref: '${aliasOf(id)}#/types/Reference' }`,
    value: { id: 'r1' },
    required: false,
  }));
  const record: SyntheticMember = { name: 'record', schema: "{ $ref: '#/types/Entry' }", value: undefined, required: false };
  const reference: SyntheticMember = { name: 'reference', schema: "{ $ref: '#/types/Reference' }", value: { id: 'r1' }, required: true };
  const limit: SyntheticMember = { name: 'limit', schema: '{ type: integer, minimum: 1, maximum: 500, default: 50 }', value: 50, required: false };
  const list: SyntheticMember = { name: 'records', schema: "{ type: array, items: { $ref: '#/types/Entry' } }", value: [], required: true };
  return `${[
    '# yaml-language-server: $schema=../../node_modules/@plugwright/spec/schemas/plugin.schema.json',
    'spec: plugin/v1',
    `id: ${plugin.id}`,
    'version: 1.0.0',
    `title: ${plugin.id.split('-').join(' ')}`,
    'summary: A plugin of a recorded graph, with synthetic operations.',
    'category: benchmark',
    'license: Apache-2.0',
    "owners: ['@plugwright/benchmark']",
    'maturity: stable',
    `x-upstream-version: ${JSON.stringify(plugin.upstreamVersion)}`,
    'runtime:',
    '  language: typescript',
    '  isolation: worker',
    '  concurrency: { mode: parallel, max: 4 }',
    'kernel: { range: ^1.0, services: [log, config] }',
    'imports:',
    '  core: { contract: core, range: ^1.0 }',
    ...plugin.dependencies.map(
      ({ id, optional }) => `  ${aliasOf(id)}: { plugin: ${id}, range: ^1.0, operations: [look-up]${optional ? ', optional: true' : ''} }`,
    ),
    'types:',
    '  Kind: { enum: [first, second, third] }',
    '  Reference:',
    ...indent(2, ['type: object', 'required: [id]', 'properties:', '  id: { type: string, minLength: 1 }', "  kind: { $ref: '#/types/Kind' }"]),
    '  Entry:',
    ...indent(2, objectSchema([reference, ...drawMembers(draw, 7), ...upstream])),
    'errors:',
    "  refused: { extends: core#/errors/conflict, message: 'Refused: {reason}.' }",
    'operations:',
    ...indent(1, operation('look-up', 'Find one record.', [reference, ...drawMembers(draw, 3)], [record, ...drawMembers(draw, 3)])),
    ...indent(1, operation('list', 'List the records that fit.', [limit, ...drawMembers(draw, 5)], [list, ...drawMembers(draw, 2)])),
    ...indent(1, operation('assess', 'Judge one record.', [record, ...drawMembers(draw, 4)], drawMembers(draw, 6))),
    'config:',
    '  schema:',
    '    type: object',
    '    properties:',
    '      endpoint: { type: string, default: local }',
    '      attempts: { type: integer, minimum: 1, maximum: 10, default: 3 }',
    '  reload: restart',
    'resources: { memory: 64Mi, cpu: 50%, fileHandles: 32 }',
    'tests: { level: property, coverage: 80% }',
  ].join('\n')}\n`;
}
