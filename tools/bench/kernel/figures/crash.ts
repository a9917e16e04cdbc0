import type { Kernel } from '@plugwright/kernel';
import type { BenchParts, Figure } from '../figure.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';
import { bareChild } from '../peers/bare-child.ts';
import { startSubject } from '../subject.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Ask until an answer comes; a call that was under way when the plugin died is answered by an error. */
async function untilServed(kernel: Kernel): Promise<void> {
  for (;;) {
    try {
      await kernel.call('echo', 'say', { text: 'here' });
      return;
    } catch {
      await pause(0);
    }
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(0);
}

function killed(parts: BenchParts, spares: readonly string[]): Entrant {
  return async () => {
    // Chance is left out of the pause before a restart, and the pause does not grow from one round to the next.
    const limits = { restartJitter: 0, restartWindowMs: 1 };
    const kernel = await startSubject(parts, [{ id: 'echo', isolation: 'sandbox', operations: ['say'] }], { lifecycle: { spares }, limits });
    const status = (): ReturnType<Kernel['ps']>[number] | undefined => kernel.ps()[0];
    return {
      close: () => kernel.stop(),
      async round() {
        await until(() => status()?.state === 'ready' && (spares.length === 0 || status()?.spare === true));
        await untilServed(kernel);
        const { pid } = status() ?? {};
        if (pid === undefined) throw new Error('a plugin in a process has no process id');
        const started = performance.now();
        process.kill(pid, 'SIGKILL');
        await until(() => status()?.pid !== pid);
        await untilServed(kernel);
        return { ms: performance.now() - started };
      },
    };
  };
}

const bare: Entrant = () => {
  let child = bareChild('node');
  return Promise.resolve({
    close: () => child.close(),
    async round() {
      await child.say('here');
      const started = performance.now();
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      await child.exited;
      child = bareChild('node');
      await child.say('here');
      return { ms: performance.now() - started };
    },
  });
};

/** From the kill of a plugin's process to the next answer. */
export const crash: Figure = {
  name: 'crash',
  async measure(parts) {
    const measured = await interleave({ cold: killed(parts, []), spare: killed(parts, ['echo']), 'bare child': bare }, parts.rounds * 2);
    const row = { measure: 'ms', unit: 'ms', control: 'bare child' } as const;
    return rowsOf(measured, [
      { ...row, id: 'crash to serving, cold, Node sandbox', of: 'cold', goal: { most: 150 } },
      { ...row, id: 'crash to serving, with a spare, Node sandbox', of: 'spare', goal: { most: 10 } },
    ]);
  },
};
