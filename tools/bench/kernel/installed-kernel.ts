import { cpSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { publishablePackages } from '../../pack/publishable.ts';
import { stageLaunchers } from '../../pack/stage-launchers.ts';
import { stagePackages } from '../../pack/stage.ts';

/** What runs in the process of a kernel, and in threads that it starts. */
const PACKAGES = new Set(['@plugwright/diagnostics', '@plugwright/kernel', '@plugwright/manifest', '@plugwright/sdk']);
const SCOPE = '@plugwright';

function linkAll(from: string, to: string, but: (name: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (!but(name)) symlinkSync(join(from, name), join(to, name));
}

/**
 * Lay this benchmark into an empty folder beside a kernel as npm installs it, which is JavaScript: from the workspace Node strips the types of its sources,
 * anew in each thread.
 * @returns the program of the benchmark in that folder
 */
export function layInstalled(root: string, folder: string): string {
  const scope = join(folder, 'node_modules', SCOPE);
  linkAll(join(root, 'node_modules'), join(folder, 'node_modules'), (name) => name === SCOPE);
  linkAll(join(root, 'node_modules', SCOPE), scope, (name) => PACKAGES.has(`${SCOPE}/${name}`));
  for (const name of ['libs', 'tsconfig.base.json']) symlinkSync(join(root, name), join(folder, name));
  cpSync(join(root, 'tools'), join(folder, 'tools'), {
    recursive: true,
    filter: (from) => !['results', 'test-output', 'node_modules'].includes(basename(from)),
  });
  const out = join(folder, 'staged');
  const launchers = stageLaunchers(root, out).filter((launcher) => 'folder' in launcher);
  const packages = publishablePackages(root).filter(({ manifest }) => PACKAGES.has(manifest.name));
  for (const { name, folder: from } of [...launchers, ...stagePackages(root, packages, out, launchers)]) renameSync(from, join(folder, 'node_modules', name));
  return join(folder, 'tools', 'bench', 'kernel', 'main.ts');
}
