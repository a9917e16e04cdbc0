import { mkdirSync, rmSync } from 'node:fs';
import { lintPackage } from './lint.ts';
import { publishablePackages } from './publishable.ts';
import { stageLaunchers } from './stage-launchers.ts';
import { stagePackages, type Staged } from './stage.ts';
import { packTarball } from './tarball.ts';

/** A package ready to publish, and what the linters hold against it. */
export interface Packed extends Staged {
  readonly tarball: string;
  readonly problems: readonly string[];
}

/** What to pack, and whom to tell. */
export interface PackOptions {
  readonly report?: (line: string) => void;
  /** Whether to pack the launchers that are built, too: true unless said otherwise. */
  readonly launchers?: boolean;
}

/**
 * Stages, packs and lints every publishable package of the workspace into `out`, which is emptied first; launchers come
 * first, since the kernel names them. A launcher that is not built is left out and reported.
 */
export async function packAll(root: string, out: string, { report = () => undefined, launchers = true }: PackOptions = {}): Promise<readonly Packed[]> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const programs = launchers ? stageLaunchers(root, out) : [];
  for (const program of programs) if ('why' in program) report(`left out ${program.name}: ${program.why}`);
  const built = programs.filter((program) => 'folder' in program);
  const packages = publishablePackages(root);
  report(`staging ${packages.length + built.length} packages`);
  const packed: Packed[] = [];
  for (const staged of [...built, ...stagePackages(root, packages, out, built)]) {
    const tarball = packTarball(staged, out);
    const problems = await lintPackage(staged, tarball);
    report(`${problems.length === 0 ? 'packed' : 'FAILED'} ${staged.name}@${staged.version}`);
    for (const problem of problems) report(`  ${problem}`);
    packed.push({ ...staged, tarball, problems });
  }
  return packed;
}
