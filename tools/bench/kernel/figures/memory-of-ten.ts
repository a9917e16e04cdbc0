import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../../running/command.ts';
import type { Figure } from '../figure.ts';
import { AbsentError, interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf, type Wanted } from '../measure/rows-of.ts';

const program = fileURLToPath(new URL('../programs/memory-of-ten.ts', import.meta.url));

const wanted = (id: string, of: string, goal: Wanted['goal'], control: string): Wanted => ({
  id: `memory of one of ten (PSS), ${id}`,
  of,
  measure: 'mib',
  unit: 'MiB',
  goal,
  control,
});

/** Proportional memory of one of ten plugins that answered some calls, everything counted that was started for it. */
export const memoryOfTen: Figure = {
  name: 'memory-of-ten',
  async measure(parts) {
    let runs = 0;
    const fresh = async (name: string): Promise<{ mib: number }> => {
      runs += 1;
      const args = ['--expose-gc', program, join(parts.folder, `ten-${String(runs)}`), name];
      const { code, stdout, stderr } = await runCommand(process.execPath, args, { cwd: parts.folder, timeoutMs: 120_000 });
      if (code !== 0) throw new Error(`memory of ${name}: ${stderr.slice(-500)}`);
      const answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { mib: number } | { absent: string };
      if ('absent' in answer) throw new AbsentError(answer.absent);
      return answer;
    };
    const entrant =
      (name: string): Entrant =>
      async () => {
        await fresh(name);
        return { round: () => fresh(name), close: () => undefined };
      };
    const names = ['nodeWorker', 'nodeProcess', 'nodeSandbox', 'pythonSandbox', 'wasm', 'bare-node', 'bare-python'];
    const measured = await interleave(Object.fromEntries(names.map((name) => [name, entrant(name)])), Math.max(1, Math.floor(parts.rounds / 3)));
    return rowsOf(measured, [
      wanted('Node, sandbox', 'nodeSandbox', { most: 14 }, 'bare-node'),
      wanted('Node, process', 'nodeProcess', { most: 14 }, 'bare-node'),
      wanted('Node, worker', 'nodeWorker', { none: true }, 'bare-node'),
      wanted('Python, sandbox', 'pythonSandbox', { most: 6 }, 'bare-python'),
      wanted('WebAssembly', 'wasm', { most: 0.5 }, 'bare-node'),
    ]);
  },
};
