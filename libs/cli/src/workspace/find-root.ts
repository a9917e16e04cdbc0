import { diagnose } from '@plugwright/diagnostics';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';

function nearest(start: string, marker: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, marker))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The folder of the workspace around `start`: the nearest with an nx.json, else the nearest with specs; undefined outside of any. */
export function findRoot(start: string): string | undefined {
  const real = realpathSync(start);
  return nearest(real, 'nx.json') ?? nearest(real, 'specs');
}

/**
 * The same, for a command that needs a workspace.
 * @throws Failure `cli/no-workspace`
 */
export function requireRoot(start: string): string {
  const root = findRoot(start);
  if (root === undefined) throw new Failure([diagnose('cli/no-workspace', {})]);
  return root;
}
