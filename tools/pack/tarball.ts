import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Staged } from './stage.ts';

/** Packs a staged package with npm into `out` and returns the tarball's path. */
export function packTarball(staged: Staged, out: string): string {
  const answer = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', out], {
    cwd: staged.folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parsed = JSON.parse(answer) as readonly { filename: string }[] | Readonly<Record<string, { filename: string }>>;
  const [packed] = Object.values(parsed);
  if (packed === undefined) throw new Error(`npm pack said nothing about ${staged.name}`);
  return join(out, packed.filename);
}
