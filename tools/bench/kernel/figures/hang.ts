import { HANG_TIMEOUT_MS } from '../../../laid-plugins/operations.ts';
import type { Figure } from '../figure.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';
import { startSubject } from '../subject.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** From the deadline of a call that hangs its plugin to the first step that the kernel takes. Before the deadline a silent plugin is one that works. */
export const hang: Figure = {
  name: 'hang',
  async measure(parts) {
    const ours: Entrant = async () => {
      const kernel = await startSubject(parts, [{ id: 'echo', isolation: 'sandbox', operations: ['hang', 'say'] }], { limits: { breakerFailures: 0 } });
      let noticed: (() => void) | undefined;
      kernel.onStep((_, { event }) => {
        if (event === 'degrade') noticed?.();
      });
      return {
        close: () => kernel.stop(),
        async round() {
          const seen = new Promise<number>((resolve) => (noticed = () => resolve(performance.now())));
          const started = performance.now();
          const over = kernel.call('echo', 'hang', {}).catch(() => undefined);
          const at = await seen;
          await over;
          const { pid } = kernel.ps()[0] ?? {};
          while (kernel.ps()[0]?.state !== 'ready' || kernel.ps()[0]?.pid === pid) await pause(20);
          return { ms: at - started - HANG_TIMEOUT_MS };
        },
      };
    };
    const measured = await interleave({ ours }, parts.rounds);
    return rowsOf(measured, [{ id: 'hang noticed after its deadline', of: 'ours', measure: 'ms', unit: 'ms', goal: { most: 250 } }]);
  },
};
