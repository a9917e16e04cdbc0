import { readFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { coreErrors } from './core-errors.ts';
import { manifestSchema } from './manifest-schema.ts';

/** What the compiler says about a text beside this file. */
function complaints(text: string): string[] {
  const file = new URL('./agreement.virtual.ts', import.meta.url).pathname;
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const overlay: ts.CompilerHost = {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    readFile: (name) => (name === file ? text : host.readFile(name)),
    getSourceFile: (name, target) => (name === file ? ts.createSourceFile(name, text, target) : host.getSourceFile(name, target)),
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, overlay)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

async function agreement(schema: object): Promise<string[]> {
  const types = await compile({ ...schema, title: 'FromSchema' }, 'FromSchema', { bannerComment: '', format: false, ignoreMinAndMaxItems: true });
  return complaints(`
    import type { Manifest } from './manifest.ts';
    ${types}
    export const there = (manifest: Manifest): Frozen<FromSchema> => manifest;
    export const back = (manifest: Frozen<FromSchema>): Manifest => manifest;
    type Frozen<T> = T extends (infer Item)[] ? readonly Frozen<Item>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
  `);
}

it('the JSON Schema and the TypeScript type of manifests say the same', async () => {
  expect(await agreement(manifestSchema)).toEqual([]);
  const properties = Object.fromEntries(Object.entries(manifestSchema['properties'] as object).filter(([name]) => name !== 'maturity'));
  const required = (manifestSchema['required'] as string[]).filter((name) => name !== 'maturity');
  expect(await agreement({ ...manifestSchema, properties, required })).toHaveLength(1);
});

it('the core errors are those of the contract core', () => {
  const contract = parse(readFileSync(new URL('../../../specs/contracts/core.contract.yaml', import.meta.url), 'utf8')) as {
    errors: Record<string, { class: string; retryable: boolean; message: string }>;
  };
  const declared = Object.fromEntries(
    Object.entries(contract.errors).map(([name, { class: kind, retryable, message }]) => [`core/${name}`, { class: kind, retryable, message }]),
  );
  expect(coreErrors).toEqual(declared);
});
