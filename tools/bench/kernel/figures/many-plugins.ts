import { createKernel } from '@plugwright/kernel';
import type { Figure } from '../figure.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';
import { bareChild } from '../peers/bare-child.ts';
import { startSubject } from '../subject.ts';
import { verifying } from '../verifying.ts';

const COUNT = 50;

/** Plugins that start with their kernel, until all serve. */
export const manyPlugins: Figure = {
  name: 'many-plugins',
  async measure(parts) {
    const plugins = Array.from({ length: COUNT }, (_, n) => ({ id: `echo-${String(n)}`, isolation: 'sandbox' as const, operations: ['say' as const] }));
    const ours: Entrant = async () => {
      const [first] = plugins;
      // Whether the level is there at all.
      await (await startSubject(parts, first === undefined ? [] : [first])).stop();
      const folders = plugins.map((plugin) => parts.bed.lay(plugin));
      return {
        close: () => undefined,
        async round() {
          const kernel = createKernel({ folders, verifier: verifying });
          const started = performance.now();
          await kernel.start();
          const ms = performance.now() - started;
          const ready = kernel.ps().filter(({ state }) => state === 'ready').length;
          await kernel.stop();
          if (ready !== COUNT) throw new Error(`only ${String(ready)} of ${String(COUNT)} plugins became ready`);
          return { ms };
        },
      };
    };
    const bare: Entrant = () =>
      Promise.resolve({
        close: () => undefined,
        async round() {
          const started = performance.now();
          const children = plugins.map(() => bareChild('node'));
          await Promise.all(children.map((child) => child.say('here')));
          const ms = performance.now() - started;
          await Promise.all(children.map((child) => child.close()));
          return { ms };
        },
      });
    const measured = await interleave({ ours, 'bare children': bare }, Math.max(1, Math.ceil(parts.rounds / 2)));
    return rowsOf(measured, [
      { id: `${String(COUNT)} sandboxed Node plugins ready`, of: 'ours', measure: 'ms', unit: 'ms', goal: { most: 2_000 }, control: 'bare children' },
    ]);
  },
};
