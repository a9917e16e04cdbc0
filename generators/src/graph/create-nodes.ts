import type { CreateNodesResultArray, ProjectConfiguration } from '@nx/devkit';
import { readSpecPath, type SpecFile } from './spec-file.ts';
import { contractTargets } from './targets/contract.ts';
import { typescriptPluginTargets } from './targets/typescript-plugin.ts';

/** The files that decide which projects there are; Nx finds them, so nothing here reads the disk. */
export const projectFiles = '{specs/**/*.yaml,plugins/*/package.json,libs/contracts/*/package.json,libs/contracts/*/tsconfig.json}';

function projectOf(spec: SpecFile, present: ReadonlySet<string>): ProjectConfiguration {
  const typed = present.has(`${spec.root}/tsconfig.json`);
  const targets = spec.kind === 'plugin' ? typescriptPluginTargets(spec.path) : contractTargets(spec.path, typed);
  return { root: spec.root, projectType: 'library', targets };
}

/**
 * One project for each spec whose package was generated, keyed by the spec's path. A spec without a package is no
 * project yet: a project without files would fail in every `nx run-many`.
 */
export function inferProjects(files: readonly string[]): CreateNodesResultArray {
  const present = new Set(files);
  return [...files]
    .sort()
    .map(readSpecPath)
    .filter((spec) => spec !== undefined)
    .filter((spec) => present.has(`${spec.root}/package.json`))
    .map((spec) => [spec.path, { projects: { [spec.root]: projectOf(spec, present) } }] as const);
}
