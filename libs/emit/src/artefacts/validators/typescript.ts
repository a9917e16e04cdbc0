import type { ManifestSchema } from '@plugwright/manifest';
import type { PluginDocument, Schema } from '@plugwright/spec';
import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { selfContained, withoutProse } from '../../surface/self-contained.ts';
import { generatedHeader } from '../../text/header.ts';
import { literal } from '../../text/identifiers.ts';
import { runtimeCode } from './runtime/pieces.ts';

/**
 * `generated/validators.js` and its types: every schema that the plugin is held to, compiled, in a module that needs nothing.
 * `outputs` and `streams` are what a running plugin uses; `inbound` and `calls` serve the stub kernel, and bundles leave `calls` out.
 */
export async function emitValidators(input: PluginInput): Promise<EmittedFile[]> {
  const header = generatedHeader(input.plugin.source.file, input.plugin.id);
  const own = await compileOwn(input);
  const calls = await compileCalls(input);
  const runtime = runtimeCode([...own.runtime, ...calls.runtime]);
  const code = [runtime, own.code, `export const calls = /* @__PURE__ */ ${calls.code};`];
  return [
    machineFile(input, 'src/generated/validators.js', `${header}${code.filter((part) => part !== '').join('\n')}\n`),
    machineFile(input, 'src/generated/validators.d.ts', header + declarations(input)),
  ];
}

interface Code {
  readonly code: string;
  readonly runtime: readonly string[];
}

/** What the plugin's own spec says, all in one set: a type that goes in and out is one function. */
async function compileOwn({ model, plugin, run }: PluginInput): Promise<Code> {
  const schemas = new Map<string, Schema>();
  for (const { name, output } of plugin.operations.values()) schemas.set(`output ${name}`, output);
  for (const { name, input } of plugin.operations.values()) schemas.set(`input ${name}`, input);
  for (const { name, payload } of plugin.publishes.values()) schemas.set(`payload ${name}`, payload);
  if (plugin.config !== undefined) schemas.set('config', plugin.config.schema);
  for (const { name, stream } of plugin.operations.values()) {
    for (const [direction, schema] of Object.entries(stream ?? {})) schemas.set(`${direction} ${name}`, schema);
  }
  const keys = [...schemas.keys()];
  // Neutral names, so that equal schemas of different plugins are compiled once.
  const nameOf = (key: string): string => `v${String(keys.indexOf(key))}`;
  const set = Object.fromEntries(
    [...schemas].map(([key, schema]) => [nameOf(key), withoutProse(selfContained(model, plugin.id, schema, 'closed', '')) as ManifestSchema]),
  );
  const { expression, runtime } = keys.length === 0 ? { expression: '{}', runtime: [] } : await run.validators.compile(set);
  const members = (prefix: string, names: Iterable<string>): string =>
    [...names].map((name) => ` ${literal(name)}: own.${nameOf(`${prefix} ${name}`)},`).join('');
  const config = plugin.config === undefined ? '' : ` config: own.${nameOf('config')},`;
  const inbound = `inputs: {${members('input', plugin.operations.keys())} }, payloads: {${members('payload', plugin.publishes.keys())} },${config}`;
  const streams = streaming(plugin).map(
    ({ name, directions }) => ` ${literal(name)}: {${directions.map((one) => ` ${one}: own.${nameOf(`${one} ${name}`)},`).join('')} },`,
  );
  const exported = streams.length === 0 ? '' : `export const streams = {${streams.join('')} };\n`;
  return {
    code: `const own = ${expression};\nexport const outputs = {${members('output', plugin.operations.keys())} };\n${exported}export const inbound = { ${inbound} };`,
    runtime,
  };
}

/** The operations that stream, and where to. */
function streaming({ operations }: PluginDocument): { readonly name: string; readonly directions: readonly string[] }[] {
  return [...operations.values()].flatMap(({ name, stream }) => (stream === undefined ? [] : [{ name, directions: Object.keys(stream) }]));
}

const validatorsOf = (names: readonly string[]): string => `{ ${names.map((name) => `readonly ${name}: Validator`).join('; ')} }`;

/** Each called operation is compiled by itself: plugins that call the same one share the work. */
async function compileCalls(input: PluginInput): Promise<Code> {
  const { model, run, callable } = input;
  const runtime: string[] = [];
  const members: string[] = [];
  for (const callableOperation of callable) {
    const called = await run.called(model, callableOperation);
    runtime.push(...called.runtime);
    members.push(`${literal(callableOperation.method)}: ${called.code}`);
  }
  return { code: members.length === 0 ? '{}' : `(() => ({\n${members.join(',\n')}\n}))()`, runtime };
}

function declarations({ plugin, callable }: PluginInput): string {
  const list = (names: Iterable<string>, type: string): string => `{${[...names].map((name) => ` readonly ${literal(name)}: ${type};`).join('')} }`;
  const any = plugin.operations.size + plugin.publishes.size + callable.length > 0 || plugin.config !== undefined;
  const config = plugin.config === undefined ? '' : ' readonly config: Validator;';
  const inbound = `{ readonly inputs: ${list(plugin.operations.keys(), 'Validator')}; readonly payloads: ${list(plugin.publishes.keys(), 'Validator')};${config} }`;
  const calls = callable.map(
    ({ method, operation }) => ` readonly ${literal(method)}: ${validatorsOf(['input', 'output', ...Object.keys(operation.stream ?? {})])};`,
  );
  const streams = streaming(plugin).map(({ name, directions }) => ` readonly ${literal(name)}: ${validatorsOf(directions)};`);
  const streamed =
    streams.length === 0 ? '' : `\n/** Items of what streams: to the caller, and from it (closed). */\nexport declare const streams: {${streams.join('')} };\n`;
  return `${any ? "import type { Validator } from '@plugwright/sdk';\n\n" : ''}/** What the plugin checks its own output by (closed). */
export declare const outputs: ${list(plugin.operations.keys(), 'Validator')};
${streamed}
/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: ${inbound};

/** What the plugin calls: input closed, output open. */
export declare const calls: {${calls.join('')} };
`;
}
