import { diagnose } from '@plugwright/diagnostics';
import type { RuntimeLanguage } from '../language.ts';
import { chooseEntry } from './entrypoint.ts';
import { packageAbove, sourceReads } from './source-reads.ts';

/** TypeScript and JavaScript by the Node that runs the kernel. */
export const nodeRuntime: RuntimeLanguage = {
  languages: ['typescript', 'javascript'],
  levels: ['worker', 'process', 'sandbox', 'external'],
  async prepare(folder, manifest) {
    const entry = await chooseEntry(folder, manifest.entrypoint);
    if (entry === undefined) return { diagnostic: diagnose('kernel/no-entrypoint', { plugin: manifest.id, file: manifest.entrypoint.file }) };
    return {
      command: {
        executable: process.execPath,
        entry: entry.file,
        // Young garbage is collected in a fifth of a millisecond; helper threads would first have to be woken, and waiting for them takes many times that.
        argumentsFor: (maxMemoryMB) => ['--no-parallel-scavenge', `--max-old-space-size=${String(Math.ceil(maxMemoryMB))}`],
        fromSource: entry.fromSource,
        reads: entry.fromSource ? await sourceReads(folder) : packageAbove(folder),
      },
    };
  },
};
