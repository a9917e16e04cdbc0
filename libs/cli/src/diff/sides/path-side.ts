import { diagnose } from '@plugwright/diagnostics';
import { fileSource, folderSource, installedPackageSource, workspaceSources } from '@plugwright/spec';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { uncommitted } from '../../git/revision.ts';
import { findRoot } from '../../workspace/find-root.ts';
import { idIn, loadSide, sourceWithout } from './load-side.ts';
import type { Side, Surroundings } from './side.ts';

/** The specs of a workspace as they are on disk. */
export async function workingTreeSide(root: string): Promise<Side> {
  const model = await loadSide(workspaceSources(root), 'the working tree', '');
  return { label: 'the working tree', prefix: '', model, uncommitted: await uncommitted(root, 'specs') };
}

/** A folder: a workspace, which has a folder `specs`, or specs themselves. */
async function folderSide(argument: string, folder: string, { cwd }: Surroundings): Promise<Side> {
  const isWorkspace = existsSync(join(folder, 'specs'));
  const sources = isWorkspace
    ? workspaceSources(folder)
    : { own: [folderSource(dirname(folder), basename(folder))], installed: [installedPackageSource(dirname(folder))] };
  const shown = relative(cwd, isWorkspace ? folder : dirname(folder));
  const prefix = shown === '' ? '' : `${shown.split(sep).join('/')}/`;
  return { label: argument, prefix, model: await loadSide(sources, argument, prefix) };
}

/** One document, together with the specs around it, which its imports need. */
async function fileSide(argument: string, file: string, { root: here }: Surroundings): Promise<Side> {
  const root = findRoot(dirname(file)) ?? here ?? dirname(file);
  const own = fileSource(root, [file]);
  const { files, diagnostics } = await own.list();
  if (diagnostics.length > 0) throw new Failure(diagnostics, exitCode.usage);
  const id = idIn(files[0]?.text ?? '');
  if (id === undefined) throw new Failure([diagnose('diff/no-specs', { place: argument })], exitCode.usage);
  const around = workspaceSources(root);
  const sources = { own: [own, ...around.own.map((source) => sourceWithout(source, id))], installed: around.installed };
  return { label: argument, prefix: '', model: await loadSide(sources, argument, ''), document: id };
}

/** What a path names. @throws Failure where it holds no spec, or its specs have errors */
export async function pathSide(argument: string, surroundings: Surroundings): Promise<Side> {
  const path = realpathSync(resolve(surroundings.cwd, argument));
  return statSync(path).isDirectory() ? folderSide(argument, path, surroundings) : fileSide(argument, path, surroundings);
}
