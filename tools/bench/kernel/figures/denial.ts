import { readdirSync } from 'node:fs';
import type { Kernel } from '@plugwright/kernel';
import type { Figure } from '../figure.ts';
import { AbsentError, interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';
import { startSubject } from '../subject.ts';

/** Files of the machine that no sandbox shows. Each round tries another one: the ledger has each once a minute. */
const kept = readdirSync('/etc', { withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('ld.so'))
  .map(({ name }) => `/etc/${name}`);
let tried = 0;

const PATIENCE_MS = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A try to read outside, until the ledger has it with its path. */
async function denied(kernel: Kernel): Promise<{ ms: number }> {
  const path = kept[tried++ % kept.length] ?? '/etc/shadow';
  const last = kernel.ledger().at(-1)?.seq ?? 0;
  const started = performance.now();
  const { code } = (await kernel.call('peeker', 'peek', { path })) as { code: string };
  if (code === 'it was read') throw new Error(`a sandboxed plugin read ${path}`);
  while (performance.now() - started < PATIENCE_MS) {
    const entry = kernel.ledger().find(({ seq, kind, facts }) => seq > last && kind === 'deny' && facts?.['path'] === path);
    if (entry !== undefined) return { ms: performance.now() - started };
    await pause(1);
  }
  throw new AbsentError('a file that the sandbox refuses does not come onto the ledger');
}

/** From a plugin's try to read what it may not to the entry on the ledger that names the path. */
export const denial: Figure = {
  name: 'denial',
  async measure(parts) {
    const ours: Entrant = async () => {
      const kernel = await startSubject(parts, [{ id: 'peeker', isolation: 'sandbox', operations: ['peek'] }]);
      try {
        await denied(kernel);
      } catch (error) {
        await kernel.stop();
        throw error;
      }
      return { close: () => kernel.stop(), round: () => denied(kernel) };
    };
    const measured = await interleave({ 'denial of a file': ours }, parts.rounds);
    return rowsOf(measured, [{ id: 'denial of a file on the ledger with its path', of: 'denial of a file', measure: 'ms', unit: 'ms', goal: { most: 50 } }]);
  },
};
