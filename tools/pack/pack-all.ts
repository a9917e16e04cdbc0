import { mkdirSync, rmSync } from 'node:fs';
import { lintPackage } from './lint.ts';
import { publishablePackages } from './publishable.ts';
import { stagePackages, type Staged } from './stage.ts';
import { packTarball } from './tarball.ts';

/** A package ready to publish, and what the linters hold against it. */
export interface Packed extends Staged {
  readonly tarball: string;
  readonly problems: readonly string[];
}

/** Stages, packs and lints every publishable package of the workspace into `out`, which is emptied first. */
export async function packAll(root: string, out: string, report: (line: string) => void): Promise<readonly Packed[]> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const packages = publishablePackages(root);
  report(`staging ${packages.length} packages`);
  const packed: Packed[] = [];
  for (const staged of stagePackages(root, packages, out)) {
    const tarball = packTarball(staged, out);
    const problems = await lintPackage(staged, tarball);
    report(`${problems.length === 0 ? 'packed' : 'FAILED'} ${staged.name}@${staged.version}`);
    for (const problem of problems) report(`  ${problem}`);
    packed.push({ ...staged, tarball, problems });
  }
  return packed;
}
