import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readElf } from './elf.ts';
import type { LauncherTarget } from './launcher-targets.ts';

/** The bytes of a launcher that may be published, or why there are none. */
export type LauncherProgram = { readonly bytes: Buffer } | { readonly why: string };

const file = 'plugwright-launch';

/**
 * The launcher for a kind of machine below `folder`, the package of its sources: where cargo puts it when the kind is named,
 * which is also where a release lays what was built elsewhere, or where it puts that of the machine it runs on.
 */
export function launcherProgram(folder: string, target: LauncherTarget): LauncherProgram {
  const places = [join('target', target.triple, 'release', file), join('target', 'release', file)];
  for (const place of places) {
    if (!existsSync(join(folder, place))) continue;
    const bytes = readFileSync(join(folder, place));
    const elf = readElf(bytes);
    if (elf?.machine !== target.machine) continue;
    if (elf.isDynamic) return { why: `${place} needs the C library of the machine that built it; npm run build:launcher links it statically` };
    // It holds the package.json that it was built with, whatever machine it is for.
    if (!bytes.includes(readFileSync(join(folder, 'package.json')))) {
      return { why: `${place} was built with another package.json; npm run build:launcher builds this one` };
    }
    return { bytes };
  }
  return { why: `it is not built; npm run build:launcher does it on ${target.platform} ${target.arch}` };
}
