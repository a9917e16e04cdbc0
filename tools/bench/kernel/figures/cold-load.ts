import type { PluginStatus } from '@plugwright/kernel';
import type { BenchParts, Figure } from '../figure.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf, type Wanted } from '../measure/rows-of.ts';
import { bareChild } from '../peers/bare-child.ts';
import { extism } from '../peers/extism.ts';
import type { Echo } from '../measure/echo-rounds.ts';
import { startSubject, variants, type Variant } from '../subject.ts';

/** A thread of WebAssembly that has nothing to run is gone after so long. */
const THREAD_GONE_MS = 2_500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a load has around it. */
interface Around {
  /** Another plugin of the same kind that runs all the time, so that whatever the two share is there. */
  readonly neighbour?: boolean;
  /** Milliseconds between the end of the plugin and its load. */
  readonly rest?: number;
}

/** A load a round: a plugin that was unloaded is read, verified, resolved and launched again, to its first answer. No process was prepared for it. */
function load(parts: BenchParts, { language, isolation }: Variant, { neighbour = false, rest = 10 }: Around = {}): Entrant {
  return async () => {
    // Its folder is read again at each load, so it must be nobody else's.
    const id = `echo-${language}-${isolation}${neighbour ? '-beside' : ''}`;
    const plugin = { language, isolation, operations: ['say'] } as const;
    const kernel = await startSubject(parts, [{ ...plugin, id }, ...(neighbour ? [{ ...plugin, id: `${id}-another` }] : [])]);
    const running = (): PluginStatus | undefined => kernel.ps().find((one) => one.id === id);
    return {
      close: () => kernel.stop(),
      async round() {
        const before = running()?.pid;
        await kernel.unload(id);
        // What the end of a plugin leaves to be done, such as its entries on the ledger, is no part of a start.
        await pause(rest);
        const started = performance.now();
        const errors = (await kernel.reload(id)).filter(({ severity }) => severity === 'error');
        if (errors[0] !== undefined) throw new Error(errors[0].message);
        await kernel.call(id, 'say', { text: 'here' });
        const ms = performance.now() - started;
        const now = running();
        if (now?.isolation !== isolation) throw new Error(`${id} was loaded at level ${now?.isolation ?? 'none'}`);
        if (before !== undefined && now.pid === before) throw new Error(`${id} answers from the process that was to end`);
        return { ms };
      },
    };
  };
}

function start(echo: () => Echo | Promise<Echo>): Entrant {
  return () =>
    Promise.resolve({
      close: () => undefined,
      async round() {
        const started = performance.now();
        const fresh = await echo();
        await fresh.say('here');
        const ms = performance.now() - started;
        await fresh.close();
        return { ms };
      },
    });
}

const wanted = (of: string, goal: Wanted['goal'], control: string): Wanted => ({
  id: `cold load, verified, ${of}: p95`,
  of,
  measure: 'ms',
  unit: 'ms',
  goal,
  control,
  share: 0.95,
});

/** From the decision to load a plugin to its first answer. */
export const coldLoad: Figure = {
  name: 'cold-load',
  async measure(parts) {
    const { wasm, ...others } = variants;
    const entrants = Object.values(others).map((variant): [string, Entrant] => [variant.name, load(parts, variant)]);
    const measured = await interleave(
      {
        ...Object.fromEntries(entrants),
        'WebAssembly, the first of its thread': load(parts, wasm, { rest: THREAD_GONE_MS }),
        'WebAssembly beside another': load(parts, wasm, { neighbour: true }),
        'bare child': start(() => bareChild('node')),
        'bare Python child': start(() => bareChild('python')),
        Extism: start(() => extism('worker')),
      },
      parts.rounds * 4,
    );
    return rowsOf(measured, [
      wanted('Node, process', { most: 120 }, 'bare child'),
      wanted('Node, sandbox', { most: 120 }, 'bare child'),
      wanted('Node, worker', { none: true }, 'bare child'),
      wanted('Python, process', { none: true }, 'bare Python child'),
      wanted('Python, sandbox', { most: 80 }, 'bare Python child'),
      wanted('WebAssembly beside another', { most: 5 }, 'Extism'),
      wanted('WebAssembly, the first of its thread', { most: 5 }, 'Extism'),
      { ...wanted('Extism', { none: true }, 'bare child'), id: 'Extism in a worker, start to first answer: p95' },
    ]);
  },
};
