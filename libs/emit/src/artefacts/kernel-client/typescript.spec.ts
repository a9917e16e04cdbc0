import { describe, expect, it } from 'vitest';

type Method = (...values: unknown[]) => unknown;

interface Client {
  readonly createKernel: (caller: Record<'call' | 'stream' | 'notify', Method>) => { readonly plugins: { readonly source: Readonly<Record<string, Method>> } };
}

describe('the typed client', () => {
  it('tells the SDK what streams with a call, and nothing of what does not', async () => {
    const golden = new URL('../../../golden/streams/emitted/plugins/flow-sink/src/generated/kernel.ts', import.meta.url);
    const { createKernel } = (await import(/* @vite-ignore */ golden.href)) as Client;
    const made: unknown[] = [];
    const note =
      (way: string): Method =>
      (...values) => {
        made.push([way, ...values]);
        return way;
      };
    const { source } = createKernel({ call: note('call'), stream: note('stream'), notify: note('notify') }).plugins;
    const upload = [{ value: 1 }];
    expect([source['count']?.(), source['convert']?.({ unit: 'foot' }, upload), source['total']?.({}, upload), await source['nothing']?.()]).toEqual([
      'stream',
      'stream',
      'stream',
      'call',
    ]);
    expect(made).toEqual([
      ['stream', 'flow-source/count', {}, { download: true }],
      ['stream', 'flow-source/convert', { unit: 'foot' }, { download: true, upload }],
      ['stream', 'flow-source/total', {}, { upload }],
      ['call', 'flow-source/nothing', {}],
    ]);
  });
});
