import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { goldenCases, goldenSpecs, modelOf } from '../test/specs.ts';
import { pascalCase } from './text/identifiers.ts';

const folder = fileURLToPath(new URL('../golden/', import.meta.url));

function sourceFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}

/** Compiler options as a plugin's own tsconfig.json has them. */
function pluginOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(root, (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, folder).options;
}

/** Errors of the compiler in some files, of which a few exist only here. */
function compile(files: readonly string[], options: ts.CompilerOptions, virtual: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (path) => virtual.get(path) ?? readFile(path);
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version, ...rest) => {
    const text = virtual.get(path);
    return text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...files, ...virtual.keys()], options, host);
  return (
    ts
      .getPreEmitDiagnostics(program)
      // What the platform's own packages look like inside is their business.
      .filter(({ file }) => file === undefined || file.fileName.startsWith(folder))
      .map(({ file, start, messageText }) => {
        const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
        return `${file?.fileName.slice(folder.length) ?? ''}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      })
  );
}

/** A module that assigns every example of a case to the types of its operation. */
async function exampleModules(name: string): Promise<Map<string, string>> {
  const modules = new Map<string, string>();
  for (const plugin of (await modelOf(goldenSpecs(name))).plugins.values()) {
    const lines = [...plugin.operations.values()].flatMap((operation) =>
      operation.examples.flatMap(({ input, upload = [], items = [], output }, index) => {
        const base = pascalCase(operation.name);
        const number = `${base}${String(index)}`;
        const given = `export const input${number}: operations.${base}Input = ${JSON.stringify(input)};`;
        const streamed = [
          ...upload.map((item, at) => `export const upload${number}_${String(at)}: operations.${base}Upload = ${JSON.stringify(item)};`),
          ...items.map((item, at) => `export const item${number}_${String(at)}: operations.${base}Item = ${JSON.stringify(item)};`),
        ];
        return output === undefined
          ? [given, ...streamed]
          : [given, ...streamed, `export const output${number}: operations.${base}Output = ${JSON.stringify(output)};`];
      }),
    );
    modules.set(
      `${folder}${name}/emitted/plugins/${plugin.id}/src/generated/examples-check.ts`,
      [`import type * as operations from './operations.ts';`, ...lines, 'export {};'].join('\n'),
    );
  }
  return modules;
}

describe('the emitted TypeScript', () => {
  it.each(goldenCases())(
    'compiles, and every example fits its types: %s',
    async (name) => {
      const root = `${folder}${name}/emitted/`;
      const [plugin] = readdirSync(`${root}plugins`).sort();
      const options = pluginOptions(`${root}plugins/${plugin ?? ''}/tsconfig.json`);
      // The test kit's own types are not what is tested here.
      const files = sourceFiles(root).filter((path) => !path.includes('/tests/') && !path.endsWith('vitest.config.ts'));
      expect(files.length).toBeGreaterThan(5);
      const examples = await exampleModules(name);
      expect([...examples.values()].join()).toContain('Input = {');
      expect(compile(files, options, examples)).toEqual([]);
    },
    60_000,
  );

  it('would be caught if an example did not fit', () => {
    const virtual = new Map([
      [
        `${folder}minimal/emitted/plugins/first-plugin/src/generated/wrong.ts`,
        `import type { EchoInput } from './operations.ts';\nexport const wrong: EchoInput = { text: 1 };\n`,
      ],
    ]);
    const errors = compile([], pluginOptions(`${folder}minimal/emitted/plugins/first-plugin/tsconfig.json`), virtual);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/wrong\.ts:2 Type 'number' is not assignable to type 'string'/);
  }, 60_000);
});
