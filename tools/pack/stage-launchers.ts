import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherProgram } from './launcher-program.ts';
import { launcherPackage, launcherTargets, type LauncherTarget } from './launcher-targets.ts';
import type { PackageManifest } from './package-manifest.ts';
import type { Staged } from './stage.ts';

/** The package for a kind of machine, or why there is none. */
export type StagedLauncher = Staged | { readonly name: string; readonly why: string };

function manifestOf({ version, license, engines }: PackageManifest, target: LauncherTarget): PackageManifest {
  return {
    name: launcherPackage(target),
    version,
    description: `The program that confines Plugwright's plugins, for ${target.platform} on ${target.arch}.`,
    license,
    os: [target.platform],
    cpu: [target.arch],
    engines,
    files: ['LICENSE', 'README.md', 'bin'],
    preferUnplugged: true,
    publishConfig: { access: 'public' },
  };
}

const readmeOf = ({ name, description, version }: PackageManifest, { triple }: LauncherTarget): string => `# ${name}

${description ?? ''}

\`@plugwright/kernel\` ${version} installs it as an optional dependency and runs \`bin/plugwright-launch\`; nobody else needs it. It is built from \`libs/launcher\` of Plugwright at this version with \`npm run build:launcher\`, for ${triple}, with nothing to link to at run time. Linked into it are the crates that \`libs/launcher/Cargo.lock\` names, under Apache-2.0 or MIT, and the C library of GNU, under LGPL-2.1-or-later.
`;

function stageLauncher(root: string, target: LauncherTarget, out: string): StagedLauncher {
  const sources = join(root, 'libs', 'launcher');
  const manifest = manifestOf(JSON.parse(readFileSync(join(sources, 'package.json'), 'utf8')) as PackageManifest, target);
  const program = launcherProgram(sources, target);
  if ('why' in program) return { name: manifest.name, why: program.why };
  const folder = join(out, manifest.name.replace('/', '__'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const file = join(folder, 'bin', 'plugwright-launch');
  writeFileSync(file, program.bytes);
  // What came from another machine may have lost it on the way.
  chmodSync(file, 0o755);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(join(folder, 'README.md'), readmeOf(manifest, target));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return { name: manifest.name, version: manifest.version, folder };
}

/** Stages the launcher's package for each kind of machine that it is built for under `out/<name>`; the others say why not. */
export function stageLaunchers(root: string, out: string): readonly StagedLauncher[] {
  if (!existsSync(join(root, 'libs', 'launcher', 'package.json'))) return [];
  return launcherTargets.map((target) => stageLauncher(root, target, out));
}
