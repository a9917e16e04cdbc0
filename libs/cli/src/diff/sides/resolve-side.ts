import { diagnose } from '@plugwright/diagnostics';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { commitOf, missingRevision } from '../../git/revision.ts';
import { requireRoot } from '../../workspace/find-root.ts';
import { pathSide } from './path-side.ts';
import { releasedSide } from './released-side.ts';
import { revisionPathSide, revisionSide } from './revision-side.ts';
import type { Side, Surroundings } from './side.ts';

/** Whether an argument has the form that only a revision has: `HEAD~1`, `main^`, `v1.0.0~0`. */
function looksLikeRevision(argument: string): boolean {
  return /^(?:HEAD|FETCH_HEAD|ORIG_HEAD|@)(?:$|[~^@])|[~^]\d*$|^[0-9a-f]{7,40}$|^(?:origin|refs|tags|heads|upstream)\//.test(argument);
}

function unknown(argument: string): Failure {
  return new Failure([diagnose('diff/unknown-side', { argument })], exitCode.usage);
}

async function revision(argument: string, surroundings: Surroundings): Promise<Side> {
  const { cwd } = surroundings;
  if (/^[^:]+:./.test(argument)) return revisionPathSide(requireRoot(cwd), argument);
  if ((await commitOf(cwd, argument)) !== undefined) return revisionSide(requireRoot(cwd), argument);
  const missing = await missingRevision(cwd, argument);
  // Where it could have been either, say so; a shallow clone is worth saying whatever the name is.
  throw looksLikeRevision(argument) || missing.code === 'diff/shallow-clone' ? new Failure([missing], exitCode.usage) : unknown(argument);
}

/**
 * What an argument of `diff` stands for: `released`, a path, or a revision.
 * @throws Failure where it stands for nothing, or for two things
 */
export async function resolveSide(argument: string, surroundings: Surroundings): Promise<Side> {
  const { cwd } = surroundings;
  if (argument === '') throw unknown('""');
  if (argument === 'released') return releasedSide(requireRoot(cwd));
  if (!existsSync(resolve(cwd, argument))) return revision(argument, surroundings);
  const isPlainlyPath = /^\.{0,2}\//.test(argument) || argument === '.' || argument === '..';
  if (!isPlainlyPath && (await commitOf(cwd, argument)) !== undefined) throw new Failure([diagnose('diff/ambiguous-side', { argument })], exitCode.usage);
  return pathSide(argument, surroundings);
}
