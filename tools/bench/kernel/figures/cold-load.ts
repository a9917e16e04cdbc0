import type { BenchParts, Figure } from '../figure.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf, type Wanted } from '../measure/rows-of.ts';
import { bareChild } from '../peers/bare-child.ts';
import { extism } from '../peers/extism.ts';
import type { Echo } from '../measure/echo-rounds.ts';
import { startSubject, variants, type Variant } from '../subject.ts';

/** A load a round: a plugin that was unloaded is read, verified, resolved and launched again, to its first answer. */
function load(parts: BenchParts, { language, isolation }: Variant): Entrant {
  return async () => {
    const kernel = await startSubject(parts, [{ id: 'echo', language, isolation, operations: ['say'] }]);
    return {
      close: () => kernel.stop(),
      async round() {
        await kernel.unload('echo');
        const started = performance.now();
        const errors = (await kernel.reload('echo')).filter(({ severity }) => severity === 'error');
        if (errors[0] !== undefined) throw new Error(errors[0].message);
        await kernel.call('echo', 'say', { text: 'here' });
        return { ms: performance.now() - started };
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
    const entrants = Object.values(variants).map((variant): [string, Entrant] => [variant.name, load(parts, variant)]);
    const measured = await interleave(
      {
        ...Object.fromEntries(entrants),
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
      wanted('WebAssembly', { most: 5 }, 'Extism'),
      { ...wanted('Extism', { none: true }, 'bare child'), id: 'Extism in a worker, start to first answer: p95' },
    ]);
  },
};
