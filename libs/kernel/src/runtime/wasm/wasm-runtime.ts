import { diagnose } from '@plugwright/diagnostics';
import type { RuntimeLanguage } from '../language.ts';
import { chooseEntry } from '../node/entrypoint.ts';

/** WebAssembly modules of the ABI of `docs/protocol.md`, whatever they were compiled from. */
export const wasmRuntime: RuntimeLanguage = {
  languages: ['wasm'],
  levels: ['wasm'],
  async prepare(folder, { id, entrypoint }) {
    const entry = await chooseEntry(folder, { file: entrypoint.file });
    if (entry === undefined) return { diagnostic: diagnose('kernel/no-entrypoint', { plugin: id, file: entrypoint.file }) };
    // The driver loads the module itself; there is no program to run it.
    return { command: { executable: '', entry: entry.file, argumentsFor: () => [], fromSource: false } };
  },
};
