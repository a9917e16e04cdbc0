import { describe, expect, it } from 'vitest';
import { isCurrent } from './is-current.ts';
import { maintainHandler } from './maintain.ts';
import type { HandlerNames } from './signature.ts';
import { isSkeleton, skeletonHandler } from './skeleton.ts';

const names: HandlerNames = { binding: 'pull', received: 'PullReceived', output: 'PullOutput' };
const before: HandlerNames = { binding: 'fetchIt', received: 'FetchItReceived', output: 'FetchItOutput' };

const body = `{
  // A comment, and   odd   spacing, and a string that names pull and "fetchIt".
  const x = { fetchIt: 1 }.fetchIt;
  return { value: \`\${input.key}\${x}\` };
}
`;
const current = `import type { Context } from '../generated/handlers.ts';
import type { PullOutput, PullReceived } from '../generated/operations.ts';
import { other } from '../other.ts';

export async function pull(input: PullReceived, context: Context): Promise<PullOutput> ${body}`;

async function text(source: string, from?: HandlerNames): Promise<string> {
  const result = await maintainHandler(source, names, from);
  if ('problem' in result) throw new Error(`${result.problem}: ${result.reason}`);
  return result.text;
}

describe('a handler', () => {
  it('stays as it is where it is right', async () => {
    expect(isCurrent(current, names)).toBe(true);
    expect(await text(current)).toBe(current);
    expect(isCurrent(skeletonHandler('pull', names, 'Pull.').replace('_input', 'input'), names)).toBe(true);
  });

  it('gets the signature of its operation, and its body stays byte for byte', async () => {
    const old = `export async function pull({ key }: { key: string }, ctx): Promise<string> ${body}`;
    expect(await text(old)).toBe(
      `import type { Context } from '../generated/handlers.ts';\nimport type { PullOutput, PullReceived } from '../generated/operations.ts';\n\nexport async function pull({ key }: PullReceived, ctx: Context): Promise<PullOutput> ${body}`,
    );
  });

  it('gets what is missing into imports that are there', async () => {
    const old = current
      .replace('import type { PullOutput, PullReceived }', 'import { type PullOutput }')
      .replace("import type { Context } from '../generated/handlers.ts';\n", '');
    expect(await text(old)).toBe(
      `import { type PullOutput, type PullReceived } from '../generated/operations.ts';\nimport { other } from '../other.ts';\nimport type { Context } from '../generated/handlers.ts';\n\n${current.slice(current.indexOf('export async'))}`,
    );
  });

  it('may leave parameters out, and be synchronous', async () => {
    const plain = `import type { PullOutput } from '../generated/operations.ts';\n\nexport function pull(): Promise<PullOutput> {\n  return later();\n}\n`;
    expect(await text(plain)).toBe(plain);
  });

  it('follows a rename: function, uses, types, but no member of the same name', async () => {
    const old = `import type { Context } from '../generated/handlers.ts';
import type { FetchItOutput, FetchItReceived } from '../generated/operations.ts';

/** The handler fetchIt. */
export async function fetchIt(input: FetchItReceived, context: Context): Promise<FetchItOutput> {
  if (input.deep) return await fetchIt({ ...input, deep: false }, context);
  return wrap({ fetchIt }, input.fetchIt, 'fetchIt');
}
`;
    expect(await text(old, before)).toBe(`import type { Context } from '../generated/handlers.ts';
import type { PullOutput, PullReceived } from '../generated/operations.ts';

/** The handler fetchIt. */
export async function pull(input: PullReceived, context: Context): Promise<PullOutput> {
  if (input.deep) return await pull({ ...input, deep: false }, context);
  return wrap({ fetchIt: pull }, input.fetchIt, 'fetchIt');
}
`);
  });

  it('may be a constant, whose type is for its author to write', async () => {
    const source = `export const pull: Handlers['pull'] = async (input) => ({ value: input.key });\n`;
    expect(await text(source)).toBe(source);
  });

  it('has to be exported by its own name', async () => {
    const exported = (list: string): string =>
      `import type { PullOutput } from '../generated/operations.ts';\n\nasync function pull(): Promise<PullOutput> {}\n${list}\n`;
    expect(await text(exported('export { pull };'))).toBe(exported('export { pull };'));
    expect(await maintainHandler(exported('export { pull as other };'), names)).toMatchObject({
      problem: 'unclear',
      reason: '"pull" is not exported',
    });
  });

  it.each([
    ['a syntax error', 'export async function pull(input: PullReceived {\n', 'syntax', /'?,'? expected/],
    [
      'two functions of the name',
      `export async function pull(a: number): Promise<void>;\nfunction pull(): void {}\nexport function pull(): void {}\n`,
      'unclear',
      /more than one function "pull"|exports no/,
    ],
    ['no function of the name', 'export async function push(): Promise<void> {}\n', 'unclear', /exports no function "pull"/],
    ['too many parameters', 'export async function pull(a: number, b: number, c: number): Promise<void> {}\n', 'unclear', /more than an input and a context/],
    ['a function that is not exported', 'async function pull(): Promise<void> {}\n', 'unclear', /is not exported/],
  ])('with %s is refused', async (_, source, problem, reason) => {
    const result = await maintainHandler(source, names);
    expect(result).toMatchObject({ problem });
    expect('reason' in result ? result.reason : '').toMatch(reason);
  });

  it('is not renamed where something else has its old name', async () => {
    const old = `export async function fetchIt(input: FetchItReceived): Promise<FetchItOutput> {\n  const { fetchIt } = input;\n  return fetchIt;\n}\n`;
    expect(await maintainHandler(old, names, before)).toMatchObject({
      problem: 'unclear',
      offset: old.indexOf('fetchIt } = input'),
    });
  });

  it('becomes a generator where its operation streams, reads what is uploaded, and goes back', async () => {
    const streaming: HandlerNames = { ...names, item: 'PullItem', upload: { given: 'PullUpload', received: 'PullUploadReceived' } };
    const skeleton = skeletonHandler('pull', streaming, 'Pull.');
    expect([isCurrent(skeleton, streaming), isSkeleton(skeleton), isCurrent(skeleton, names), isCurrent(current, streaming)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const generator = await maintainHandler(current, streaming);
    expect(generator).toEqual({
      text: current
        .replace('{ Context }', '{ UploadContext }')
        .replace('PullOutput, PullReceived }', 'PullOutput, PullReceived, PullItem, PullUploadReceived }')
        .replace('function pull', 'function* pull')
        .replace('context: Context', 'context: UploadContext<PullUploadReceived>')
        .replace('Promise<PullOutput>', 'AsyncGenerator<PullItem, PullOutput, void>'),
    });
    const again = 'text' in generator ? generator.text : '';
    expect([isCurrent(again, streaming), await maintainHandler(again, streaming)]).toEqual([true, generator]);
    expect(await text(again)).toBe(current);
  });

  it('keeps an import of its old signature that the rest of it uses, and loses one that held nothing else', async () => {
    const signature = 'export async function pull(input: PullReceived, context: UploadContext<PullUploadReceived>): Promise<PullOutput>';
    const imports = (context: string, operations: string): string =>
      `import type { ${context} } from '../generated/handlers.ts';\nimport { ${operations} } from '../generated/operations.ts';\n\n`;
    const body = ' {\n  const first: PullUploadReceived | undefined = undefined;\n  return { first };\n}\n';
    expect(await text(imports('UploadContext', 'type PullUploadReceived, type PullReceived, type PullOutput') + signature + body)).toBe(
      imports('Context', 'type PullUploadReceived, type PullReceived, type PullOutput') +
        signature.replace('UploadContext<PullUploadReceived>', 'Context') +
        body,
    );
    const alone = `import type { PullItem } from '../generated/operations.ts';\n\nexport function pull(): AsyncGenerator<PullItem, never, void> {}\n`;
    expect(await text(alone)).toBe(`import type { PullOutput } from '../generated/operations.ts';\n\nexport function pull(): Promise<PullOutput> {}\n`);
    const unused = `import type { UploadContext } from '../generated/handlers.ts';\n${alone}`;
    expect(await text(unused)).toBe(unused.replaceAll('PullItem', 'PullOutput').replace('AsyncGenerator<PullOutput, never, void>', 'Promise<PullOutput>'));
  });

  it('that still yields stays a generator, so that it parses and its author is told by its types', async () => {
    const old = current.replace('async function pull', 'async function* pull').replace('{\n  // A', '{\n  yield 1;\n  // A');
    expect(await text(old)).toBe(old);
    const nested = current.replace('{\n  // A', '{\n  const inner = function* () {\n    yield 1;\n  };\n  // A');
    expect(await text(nested.replace('async function pull', 'async function* pull'))).toBe(nested);
  });

  it('may hand on the generator of another function, and take nothing of an upload', async () => {
    const streaming: HandlerNames = { ...names, item: 'PullItem', upload: { given: 'PullUpload', received: 'PullUploadReceived' } };
    const source = `import type { PullItem, PullOutput } from '../generated/operations.ts';\n\nexport function pull(): AsyncGenerator<PullItem, PullOutput, void> {\n  return later();\n}\n`;
    expect(await maintainHandler(source, streaming)).toEqual({ text: source });
  });

  it('that streams follows a rename', async () => {
    const from: HandlerNames = { ...before, item: 'FetchItItem', upload: { given: 'FetchItUpload', received: 'FetchItUploadReceived' } };
    const to: HandlerNames = { ...names, item: 'PullItem', upload: { given: 'PullUpload', received: 'PullUploadReceived' } };
    const old = skeletonHandler('fetch-it', from, 'Pull.').replace(
      "throw unimplemented('fetch-it');",
      'const first: FetchItItem = 1;\n  yield first;\n  return {};',
    );
    const renamed = await maintainHandler(old, to, from);
    expect(renamed).toEqual({ text: old.replaceAll('FetchIt', 'Pull').replace('fetchIt', 'pull') });
  });

  it('is a skeleton only as the machine wrote it', () => {
    const skeleton = skeletonHandler('on-extracted', names, "It's `odd` */ prose");
    expect(isSkeleton(skeleton)).toBe(true);
    expect(isSkeleton(skeleton.replace('throw', '// mine\n  throw'))).toBe(false);
    expect(isSkeleton(`${skeleton}// mine\n`)).toBe(false);
    expect(isSkeleton(current)).toBe(false);
  });
});
