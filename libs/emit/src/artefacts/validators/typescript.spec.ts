import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { emitPlugin } from '../../emit-plugin.ts';
import { goldenSpecs, modelOf } from '../../../test/specs.ts';
import { createValidatorCompiler } from './compile.ts';
import { runtimeCode } from './runtime/pieces.ts';

const folder = mkdtempSync(join(tmpdir(), 'validators-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('validators', () => {
  it('load in plain Node, far from any node_modules, and judge', async () => {
    const files = await emitPlugin(await modelOf(goldenSpecs('awkward')), 'shape-sink');
    const text = files.find(({ path }) => path.endsWith('validators.js'))?.text ?? '';
    expect(text).not.toMatch(/\brequire\(|\bimport\b/);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'validators.js'), text);
    const program = `
      import { outputs, inbound, calls } from ${JSON.stringify(pathToFileURL(join(folder, 'validators.js')).href)};
      const shape = { kind: 'colour', colour: "it's" };
      const judge = (validator, value) => [validator(value), validator.errors?.[0]?.keyword ?? null];
      console.log(JSON.stringify([
        judge(outputs.draw, { weights: { a: 1 }, pair: ['x', 'red'] }),
        judge(outputs.draw, { weights: { a: 1 }, pair: ['x', 'red'], more: 1 }),
        judge(inbound.inputs.draw, { shape, when: '2026-02-29T00:00:00Z' }),
        judge(inbound.inputs.draw, { shape, link: 'https://example.org/', when: '2024-02-29T00:00:00Z' }),
        judge(inbound.payloads.drawn, { tree: { label: 'a', children: [{ label: 'b', children: [{}] }] } }),
        judge(inbound.config, { ink: 1 }),
        judge(calls['shape-source/fetch'].input, { name: 'a', more: 1 }),
        judge(calls['shape-source/fetch'].output, { tree: { label: 'a', unknown: 1 }, more: 1 }),
      ]));`;
    writeFileSync(join(folder, 'main.js'), program);
    const answers: unknown = JSON.parse(execFileSync(process.execPath, [join(folder, 'main.js')], { cwd: folder, encoding: 'utf8' }));
    expect(answers).toEqual([
      [true, null],
      [false, 'additionalProperties'],
      [false, 'format'],
      [true, null],
      [false, 'required'],
      [false, 'type'],
      [false, 'additionalProperties'],
      [true, null],
    ]);
  });

  it('judge the items of what streams: own ones and uploads closed, downloads of others open', async () => {
    const model = await modelOf(goldenSpecs('streams'));
    const load = async (plugin: string): Promise<Record<'streams' | 'calls', Record<string, Record<string, (value: unknown) => boolean>>>> => {
      const text = (await emitPlugin(model, plugin)).find(({ path }) => path.endsWith('validators.js'))?.text ?? '';
      const file = join(folder, `${plugin}.mjs`);
      writeFileSync(file, text);
      return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Awaited<ReturnType<typeof load>>;
    };
    const item = { at: '2026-01-02T03:04:05Z', value: 1 };
    const { streams } = await load('flow-source');
    expect(Object.entries(streams).map(([name, members]) => [name, Object.keys(members)])).toEqual([
      ['count', ['download']],
      ['convert', ['download', 'upload']],
      ['total', ['upload']],
    ]);
    expect([item, { ...item, more: 1 }].map((value) => [streams['convert']?.['download']?.(value), streams['convert']?.['upload']?.(value)])).toEqual([
      [true, true],
      [false, false],
    ]);
    const { calls } = await load('flow-sink');
    const convert = calls['flow-source/convert'];
    expect([item, { ...item, more: 1 }, 1].map((value) => [convert?.['download']?.(value), convert?.['upload']?.(value)])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
  });

  it('cannot be led astray by what stands in a schema', async () => {
    const hostile = ['export const v0 = validate1;', 'require("ajv/dist/runtime/equal").default', '*/ throw 1 /*', '`${1}`', '\u2028'];
    const { expression, runtime } = await createValidatorCompiler().compile({
      v0: { enum: [...hostile, '__proto__'] },
      v1: {
        properties: Object.fromEntries(hostile.map((name) => [name, { type: 'string' }])),
        additionalProperties: false,
      },
    });
    const made = runInThisContext(`(() => {\n${runtimeCode(runtime)}\nreturn ${expression};\n})()`) as Record<string, (value: unknown) => boolean>;
    expect(hostile.map((text) => made['v0']?.(text))).toEqual(hostile.map(() => true));
    expect(made['v0']?.('other')).toBe(false);
    expect(made['v1']?.(Object.fromEntries(hostile.map((name) => [name, 'text'])))).toBe(true);
    expect(made['v1']?.({ [hostile[0] ?? '']: 1 })).toBe(false);
  });

  it('compiles equal sets once', async () => {
    const compiler = createValidatorCompiler();
    const first = compiler.compile({ v0: { type: 'string' } });
    expect(compiler.compile({ v0: { type: 'string' } })).toBe(first);
    expect(compiler.compile({ v0: { type: 'number' } })).not.toBe(first);
    await first;
  });

  it('refuses what Ajv refuses, in one line', async () => {
    await expect(createValidatorCompiler().compile({ v0: { type: 'string', pattern: '(' } })).rejects.toThrow(/^Invalid regular expression[^\n]*$/);
  });
});
