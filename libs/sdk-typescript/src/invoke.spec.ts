import { describe, expect, it } from 'vitest';
import type { CallContext } from './context.ts';
import { definePlugin, type Validator } from './definition.ts';
import { invoke } from './invoke.ts';
import { PluginError } from './plugin-error.ts';
import { unimplemented } from './unimplemented.ts';

interface Handlers {
  run(input: { text: string }): unknown;
}

const output: Validator = (value) => {
  const fits = typeof value === 'object' && value !== null && 'text' in value;
  output.errors = fits ? null : [{ instancePath: '', keyword: 'required', message: "must have required property 'text'" }];
  return fits;
};

const plugin = definePlugin<Handlers, undefined>({
  id: 'p',
  version: '1.0.0',
  operations: { 'run-it': { handler: 'run', output, errors: ['p/declared'] } },
  errors: {},
  createKernel: () => undefined,
});

function failing(code: string): Handlers {
  return {
    run: () => {
      throw new PluginError({ code, class: 'c', retryable: false, message: 'm' });
    },
  };
}

async function outcome(handlers: Handlers, operation = 'run-it'): Promise<unknown> {
  try {
    return await invoke(plugin, handlers, operation, { text: 'x' }, {} as CallContext<undefined>);
  } catch (error) {
    return error instanceof PluginError ? [error.code, error.message] : error;
  }
}

describe('invoke of an operation that streams', () => {
  const isText: Validator = (value) => typeof value === 'string';
  const streaming = definePlugin<{ list: () => unknown }, undefined>({
    id: 'p',
    version: '1.0.0',
    operations: { list: { handler: 'list', output, errors: [], stream: { download: isText } } },
    errors: {},
    createKernel: () => undefined,
  });
  const run = (list: () => unknown, emit?: (item: unknown) => void | Promise<void>): Promise<unknown> =>
    invoke(streaming, { list }, 'list', {}, {} as CallContext<undefined>, emit);

  it('takes generators of either kind, an item when the one before has gone', async () => {
    const order: string[] = [];
    const note = async (item: unknown): Promise<void> => {
      await Promise.resolve();
      order.push(`${String(item)} gone`);
    };
    const made = await run(async function* () {
      yield await Promise.resolve('a');
      order.push('b made');
      yield 'b';
      return { text: 'x' };
    }, note);
    expect([made, order]).toEqual([{ text: 'x' }, ['a gone', 'b made', 'b gone']]);
    const plain = function* (): Generator<string, object> {
      yield 'a';
      return { text: 'y' };
    };
    expect(await run(plain)).toEqual({ text: 'y' });
  });

  it('leaves the generator where an item does not fit or is not taken, and judges the output as ever', async () => {
    let left = 0;
    const list = async function* (): AsyncGenerator<unknown, object> {
      try {
        yield await Promise.resolve('a');
        yield 1;
        return { text: 'x' };
      } finally {
        left += 1;
      }
    };
    await expect(run(list)).rejects.toMatchObject({ code: 'core/contract-violation', message: expect.stringContaining('an item of list does not fit') });
    const refused = new PluginError({ code: 'core/cancelled', class: 'cancelled', retryable: false, message: 'gone' });
    await expect(run(list, () => Promise.reject(refused))).rejects.toBe(refused);
    expect(left).toBe(2);
    const misfit = function* (): Generator<string, object> {
      yield 'a';
      return {};
    };
    await expect(run(misfit)).rejects.toMatchObject({ message: expect.stringContaining('the output of list does not fit') });
  });
});

describe('invoke', () => {
  it('gives back what fits, of plain and of async handlers', async () => {
    expect(await outcome({ run: ({ text }) => ({ text }) })).toEqual({ text: 'x' });
    expect(await outcome({ run: ({ text }) => Promise.resolve({ text }) })).toEqual({ text: 'x' });
  });

  it('lets declared errors pass, and those that the kernel raises', async () => {
    for (const code of ['p/declared', 'core/timeout', 'core/cancelled', 'core/unavailable', 'core/contract-violation'])
      expect(await outcome(failing(code))).toEqual([code, 'm']);
  });

  it('makes a contract violation of everything else', async () => {
    const prefix = 'The plugin broke its contract: ';
    expect(await outcome(failing('p/other'))).toEqual(['core/contract-violation', `${prefix}run-it raised p/other, which it does not declare (m).`]);
    expect(await outcome({ run: () => Promise.reject(new TypeError('oops')) })).toEqual(['core/contract-violation', `${prefix}run-it threw TypeError: oops.`]);
    // As libraries do.
    const plain = JSON.parse('{"status":503}') as Error;
    expect(await outcome({ run: () => Promise.reject(plain) })).toEqual(['core/contract-violation', `${prefix}run-it threw { status: 503 }.`]);
    expect(await outcome({ run: () => undefined })).toEqual(['core/contract-violation', `${prefix}the output of run-it does not fit its schema.`]);
    expect(await outcome({ run: () => unimplemented('run-it') })).toEqual([
      'core/contract-violation',
      expect.stringContaining('run-it has no handler body yet'),
    ]);
  });

  it('keeps what was thrown as the cause, and says where an output is wrong', async () => {
    const cause = new TypeError('oops');
    await expect(invoke(plugin, { run: () => Promise.reject(cause) }, 'run-it', {}, {} as CallContext<undefined>)).rejects.toMatchObject({ cause });
    await expect(invoke(plugin, { run: () => 7 }, 'run-it', {}, {} as CallContext<undefined>)).rejects.toMatchObject({
      details: { violations: [{ pointer: '', message: "must have required property 'text'" }] },
    });
  });

  it('knows only operations that are there', async () => {
    expect(await outcome(failing('p/declared'), 'constructor')).toEqual(['core/not-found', 'Not found: operation constructor of p.']);
    expect(await outcome({} as Handlers)).toEqual(['core/unsupported', 'Not supported: run-it has no handler.']);
  });
});
