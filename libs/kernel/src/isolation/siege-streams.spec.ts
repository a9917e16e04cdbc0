import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { streamAttacks, streamFloods, type StreamAttack } from '../../fixtures/attack/table/streams.ts';
import { siege } from '../../fixtures/attack/under-siege.ts';
import type { CallOptions, Kernel } from '../kernel-options.ts';
import { findPython } from '../runtime/python/find-python.ts';
import { thisMachine } from './child/machine.ts';
import { processDriver } from './process/process-driver.ts';
import { sandboxDriver } from './sandbox/sandbox-driver.ts';

const possible = { Node: true, Python: 'executable' in (await findPython()) };
const available = { process: (await processDriver.probe()).available, sandbox: (await sandboxDriver.probe()).available };

async function* endless(): AsyncGenerator<object> {
  for (let n = 1; ; n += 1) {
    yield { n, text: 'x'.repeat(1_000) };
    await pause(1);
  }
}

/** What the caller of a rogue does with its streams. What the rogue does not end is ended by the deadline. */
const callers: Readonly<Record<Exclude<StreamAttack['asked'], 'begin'>, () => CallOptions>> = {
  flow: () => ({ onItems: () => undefined, upload: endless(), timeoutMs: 500 }),
  stuck: () => ({ onItems: () => new Promise(() => undefined), timeoutMs: 500 }),
  patient: () => ({ onItems: () => undefined }),
  plain: () => ({ timeoutMs: 500 }),
};

/** How the calls of rogues that are called end is on the ledger; nobody waits for that. */
async function setGoing(kernel: Kernel, id: string, { asked }: StreamAttack): Promise<void> {
  if (asked === 'begin') await kernel.call(id, 'begin', {});
  else kernel.call(id, asked === 'plain' ? 'plain' : 'flow', {}, callers[asked]()).catch(() => undefined);
}

// What a channel is does not depend on the level, and what the kernel does neither on who is at the other end: each attack is made in both languages, at both levels.
describe.each([
  ['Node', 'process'],
  ['Python', 'sandbox'],
] as const)('streams of plugins, as weapons in %s at level %s', (language, level) => {
  it.skipIf(!possible[language] || !available[level] || !('file' in thisMachine.launcher))(
    'are refused, held and recorded, and the neighbour goes on',
    async () => {
      const kernel = await siege([...streamAttacks, ...streamFloods], language, level, { program: 'streams', setGoing });
      expect(kernel.ps().find(({ id }) => id === 'streamer')).toMatchObject({ state: 'ready', restarts: 0 });
      expect(Object.hasOwn(Object.prototype, 'weight')).toBe(false);
    },
    60_000,
  );
});
