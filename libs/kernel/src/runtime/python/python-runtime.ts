import { dirname } from 'node:path';
import { diagnose } from '@plugwright/diagnostics';
import type { RuntimeLanguage } from '../language.ts';
import { chooseEntry } from '../node/entrypoint.ts';
import { compiledSdk } from './compiled-sdk.ts';
import { findPython, OLDEST_PYTHON, type FoundPython } from './find-python.ts';
import { packageFolders } from './sdk-folder.ts';
import { startCode } from './start-code.ts';

/**
 * Isolated from its surroundings (`-I`: no variables, no user's packages, no current folder), without the packages of the machine (`-S`) and without
 * writing beside the sources (`-B`); what it prints arrives line by line (`-u`), in UTF-8 whatever the locale is.
 */
const FLAGS = ['-I', '-S', '-B', '-u', '-X', 'utf8'];

/** Python by an interpreter of the machine; packages come from the plugin's own `vendor` folder. */
export function pythonRuntime(find: () => Promise<FoundPython> = findPython): RuntimeLanguage {
  return {
    languages: ['python'],
    levels: ['process', 'sandbox', 'external'],
    async prepare(folder, manifest) {
      const entry = await chooseEntry(folder, manifest.entrypoint);
      if (entry === undefined) return { diagnostic: diagnose('kernel/no-entrypoint', { plugin: manifest.id, file: manifest.entrypoint.file }) };
      const python = await find();
      if (!('executable' in python))
        return {
          diagnostic: diagnose('kernel/no-interpreter', {
            plugin: manifest.id,
            language: `Python ${OLDEST_PYTHON}`,
            reason: python.reason,
            package: 'python3',
          }),
        };
      const { own, sdk: packages } = packageFolders(folder);
      const sdk = await Promise.all(packages.map((one) => compiledSdk(python.executable, one)));
      return {
        command: {
          executable: python.executable,
          entry: entry.file,
          argumentsFor: () => [...FLAGS, '-c', startCode, dirname(entry.file), ...own, ...sdk],
          reads: [...python.reads, ...sdk],
          // There is nothing to build.
          fromSource: false,
        },
      };
    },
  };
}
