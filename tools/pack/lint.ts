import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Staged } from './stage.ts';

/** The packages are ES modules only: what a CommonJS or a pre-`exports` resolver sees is not promised. */
const promised = (problem: Problem): boolean =>
  !('resolutionKind' in problem) || problem.resolutionKind === 'node16-esm' || problem.resolutionKind === 'bundler';

const entrypointOf = (problem: Problem): string => ('entrypoint' in problem ? ` at ${problem.entrypoint} (${problem.resolutionKind})` : '');

/** What publint and arethetypeswrong hold against a packed package, one line each; empty where all is well. */
export async function lintPackage(staged: Staged, tarball: string): Promise<readonly string[]> {
  const bytes = new Uint8Array(readFileSync(tarball));
  const { messages, pkg } = await publint({ pkgDir: staged.folder, pack: false, strict: true, level: 'warning' });
  const published = messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
  const manifest = JSON.parse(readFileSync(`${staged.folder}/package.json`, 'utf8')) as { exports?: Record<string, unknown> };
  const entrypoints = Object.entries(manifest.exports ?? {})
    .filter(([, target]) => typeof target === 'object')
    .map(([entrypoint]) => entrypoint);
  if (entrypoints.length === 0) return published;
  const result = await checkPackage(createPackageFromTarballData(bytes), { entrypoints });
  if (result.types === false) return [...published, 'attw: the package has no types'];
  return [...published, ...result.problems.filter(promised).map((problem) => `attw: ${problem.kind}${entrypointOf(problem)}`)];
}
