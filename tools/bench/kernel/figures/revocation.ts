import type { Figure } from '../figure.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';
import { startSubject } from '../subject.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** From the operator's word to the plugin's first refusal, as the plugin that asks all the time sees it, and back again. */
export const revocation: Figure = {
  name: 'revocation',
  async measure(parts) {
    const ours: Entrant = async () => {
      const kernel = await startSubject(parts, [{ id: 'asker', isolation: 'sandbox', operations: ['until-refused'], stores: true }]);
      return {
        close: () => kernel.stop(),
        async round() {
          const refused = kernel.call('asker', 'until-refused', {});
          await pause(50);
          const started = performance.now();
          const [answer] = await Promise.all([refused, kernel.revoke('asker', 'keep')]);
          const ms = performance.now() - started;
          const { code } = answer as { code: string };
          if (code !== 'core/forbidden') throw new Error(`a revoked capability was refused by ${code}`);
          await kernel.grant('asker', { capability: 'keep' });
          return { ms };
        },
      };
    };
    const measured = await interleave({ ours }, parts.rounds * 2);
    return rowsOf(measured, [{ id: 'revocation takes effect: p95', of: 'ours', measure: 'ms', unit: 'ms', goal: { most: 100 }, share: 0.95 }]);
  },
};
