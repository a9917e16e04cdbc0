import type { ManifestSchema } from '@plugwright/manifest';
import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { selfContained, withoutProse } from '../../surface/self-contained.ts';
import { generatedHeader } from '../../text/header.ts';
import { literal } from '../../text/identifiers.ts';
import type { CompiledValidators } from './compile.ts';
import { runtimeCode } from './runtime/pieces.ts';

/**
 * `generated/validators.js` and its types: every schema that the plugin is held to, compiled, in a module that needs nothing.
 * `outputs` is what a running plugin uses; `inbound` and `calls` serve the stub kernel and are left out of bundles.
 */
export async function emitValidators(input: PluginInput): Promise<EmittedFile[]> {
  const header = generatedHeader(input.plugin.source.file, input.plugin.id);
  const outputs = await compileOutputs(input);
  const inbound = await compileInbound(input);
  const calls = await compileCalls(input);
  const runtime = runtimeCode([...outputs.runtime, ...inbound.runtime, ...calls.runtime]);
  const code = [
    runtime,
    `export const outputs = /* @__PURE__ */ ${outputs.code};`,
    `export const inbound = /* @__PURE__ */ ${inbound.code};`,
    `export const calls = /* @__PURE__ */ ${calls.code};`,
  ];
  return [
    machineFile(input, 'src/generated/validators.js', `${header}${code.filter((part) => part !== '').join('\n')}\n`),
    machineFile(input, 'src/generated/validators.d.ts', header + declarations(input)),
  ];
}

interface Code {
  readonly code: string;
  readonly runtime: readonly string[];
}

/** Compile schemas by key. The code is an expression whose value `shape` makes of the validators by key. */
async function compile(input: PluginInput, schemas: ReadonlyMap<string, ManifestSchema>): Promise<{ compiled: CompiledValidators; nameOf: (key: string) => string }> {
  const keys = [...schemas.keys()];
  // Neutral names, so that equal schemas of different plugins are compiled once.
  const nameOf = (key: string): string => `v${String(keys.indexOf(key))}`;
  const set = Object.fromEntries(keys.map((key) => [nameOf(key), withoutProse(schemas.get(key) ?? true) as ManifestSchema]));
  return { compiled: await input.run.validators.compile(set), nameOf };
}

async function compileOutputs(input: PluginInput): Promise<Code> {
  const { model, plugin } = input;
  const operations = [...plugin.operations.values()];
  if (operations.length === 0) return { code: '{}', runtime: [] };
  const schemas = new Map(operations.map(({ name, output }) => [name, selfContained(model, plugin.id, output, 'closed', plugin.id)]));
  const { compiled, nameOf } = await compile(input, schemas);
  const members = operations.map(({ name }) => `${literal(name)}: own.${nameOf(name)}`);
  return { code: wrap(compiled.expression, `{ ${members.join(', ')} }`), runtime: compiled.runtime };
}

async function compileInbound(input: PluginInput): Promise<Code> {
  const { model, plugin } = input;
  const schemas = new Map<string, ManifestSchema>();
  for (const { name, input: schema } of plugin.operations.values()) schemas.set(`input ${name}`, selfContained(model, plugin.id, schema, 'closed', plugin.id));
  for (const { name, payload } of plugin.publishes.values()) schemas.set(`payload ${name}`, selfContained(model, plugin.id, payload, 'closed', plugin.id));
  if (plugin.config !== undefined) schemas.set('config', selfContained(model, plugin.id, plugin.config.schema, 'closed', plugin.id));
  if (schemas.size === 0) return { code: '{ inputs: {}, payloads: {} }', runtime: [] };
  const { compiled, nameOf } = await compile(input, schemas);
  const members = (prefix: string, names: Iterable<string>): string => [...names].map((name) => `${literal(name)}: own.${nameOf(`${prefix} ${name}`)}`).join(', ');
  const config = plugin.config === undefined ? '' : `, config: own.${nameOf('config')}`;
  const shape = `{ inputs: { ${members('input', plugin.operations.keys())} }, payloads: { ${members('payload', plugin.publishes.keys())} }${config} }`;
  return { code: wrap(compiled.expression, shape), runtime: compiled.runtime };
}

/** Each called operation is compiled by itself: plugins that call the same one share the work. */
async function compileCalls(input: PluginInput): Promise<Code> {
  const { model, plugin, callable } = input;
  const runtime: string[] = [];
  const members: string[] = [];
  for (const { method, document, operation } of callable) {
    const schemas = new Map([
      ['input', selfContained(model, document, operation.input, 'closed', plugin.id)],
      ['output', selfContained(model, document, operation.output, 'open', plugin.id)],
    ]);
    // One set would let equal definitions of the two forms meet, which differ in their openness.
    const parts = await Promise.all([...schemas].map(([key, schema]) => compile(input, new Map([[key, schema]]))));
    const [given, answered] = parts.map(({ compiled }) => compiled);
    if (given === undefined || answered === undefined) continue;
    runtime.push(...given.runtime, ...answered.runtime);
    members.push(`${literal(method)}: { input: ${given.expression}.v0, output: ${answered.expression}.v0 }`);
  }
  return { code: members.length === 0 ? '{}' : `(() => ({\n${members.join(',\n')}\n}))()`, runtime };
}

function wrap(expression: string, shape: string): string {
  return `(() => {\nconst own = ${expression};\nreturn ${shape};\n})()`;
}

function declarations({ plugin, callable }: PluginInput): string {
  const list = (names: Iterable<string>, type: string): string => `{${[...names].map((name) => ` readonly ${literal(name)}: ${type};`).join('')} }`;
  const any = plugin.operations.size + plugin.publishes.size + callable.length > 0 || plugin.config !== undefined;
  const config = plugin.config === undefined ? '' : ' readonly config: Validator;';
  const inbound = `{ readonly inputs: ${list(plugin.operations.keys(), 'Validator')}; readonly payloads: ${list(plugin.publishes.keys(), 'Validator')};${config} }`;
  const calls = list(
    callable.map(({ method }) => method),
    '{ readonly input: Validator; readonly output: Validator }',
  );
  return `${any ? "import type { Validator } from '@plugwright/sdk';\n\n" : ''}/** What the plugin checks its own output by (closed). */
export declare const outputs: ${list(plugin.operations.keys(), 'Validator')};

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: ${inbound};

/** What the plugin calls: input closed, output open. */
export declare const calls: ${calls};
`;
}
