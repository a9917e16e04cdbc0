import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftOver } from './run-name.ts';

/** Remove the folders in a temporary one that kernels left which were killed. A name can be given by anybody, so only what is ours and a folder goes. */
export function removeLeftOver(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!isLeftOver(name)) continue;
    const folder = join(parent, name);
    try {
      const found = lstatSync(folder);
      if (found.isDirectory() && found.uid === process.getuid?.()) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another kernel was faster.
    }
  }
}
