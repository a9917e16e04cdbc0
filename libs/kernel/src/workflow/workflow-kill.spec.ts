import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { spawnKernel, startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';

const STEPS = 80;

/** Many steps that each keep something and can be undone; the last one is given. */
function keeping(last: object): string {
  const steps = Array.from({ length: STEPS }, (_, n) => {
    const key = `s${String(n).padStart(2, '0')}`;
    return {
      id: key,
      call: 'keeper/put',
      input: { entries: [{ key, value: { $from: '/run' } }] },
      compensate: { call: 'keeper/delete', input: { keys: [key] } },
    };
  });
  return JSON.stringify({ workflow: 'keeping', steps: [...steps, last] });
}

/** Run it in kernels that are killed, each a little later after the last, and then in one that is not. */
async function survive(document: string): Promise<{ status: string | undefined; kept: string[]; id: string; resumed: number }> {
  const stateFolder = temporaryFolder();
  let id = '';
  for (const [round, ms] of [8, 15, 30].entries()) {
    const child = spawnKernel('workflow-to-kill', stateFolder, ...(round === 0 ? [document] : []));
    const ended = once(child, 'exit');
    for await (const chunk of child.stdout) {
      id = /run (\S+)/.exec(String(chunk))?.[1] ?? id;
      await pause(ms);
      child.kill('SIGKILL');
    }
    await ended;
  }
  const { kernel } = await startKernel(['keeper', 'echo'], { stateFolder });
  await kernel.workflows.settled(id);
  const { entries } = (await kernel.call('keeper', 'list', { prefix: 's', limit: 100 })) as { entries: { value: unknown }[] };
  const resumed = kernel.ledger().filter(({ kind }) => kind === 'recover').length;
  return { id, status: kernel.workflows.show(id)?.status, kept: entries.map(({ value }) => String(value)), resumed };
}

describe('a workflow over kernels that are killed', () => {
  it('is carried through', async () => {
    const { id, status, kept, resumed } = await survive(keeping({ id: 'last', call: 'echo/say', input: { text: 'done' } }));
    expect([status, kept]).toEqual(['completed', Array.from({ length: STEPS }, () => id)]);
    // It was really under way when the first kernel died.
    expect(resumed).toBeGreaterThan(0);
  });

  it('is undone as a whole where a step fails', async () => {
    const { status, kept, resumed } = await survive(keeping({ id: 'last', call: 'echo/declared', input: { reason: 'sold out' } }));
    expect([status, kept]).toEqual(['compensated', []]);
    expect(resumed).toBeGreaterThan(0);
  });
});
