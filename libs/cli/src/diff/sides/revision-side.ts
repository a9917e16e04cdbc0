import { diagnose } from '@plugwright/diagnostics';
import { gitRevisionSource, installedPackageSource, type DocumentSource } from '@plugwright/spec';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { git } from '../../git/git.ts';
import { commitOf, missingRevision } from '../../git/revision.ts';
import { idIn, loadSide, sourceWithout, textSource } from './load-side.ts';
import type { Side } from './side.ts';

/** The specs of a workspace at a revision. @throws Failure where it is not there, or holds no spec */
export async function revisionSide(root: string, revision: string, label = revision): Promise<Side> {
  const commit = await commitOf(root, revision);
  if (commit === undefined) throw new Failure([await missingRevision(root, revision)], exitCode.usage);
  const sources = { own: [gitRevisionSource(root, commit)], installed: [installedPackageSource(root)] };
  return { label, prefix: `${label}:`, model: await loadSide(sources, label, `${label}:`) };
}

async function listed(source: DocumentSource): Promise<boolean> {
  return (await source.list()).files.length > 0;
}

/** One file, or the specs of one folder, at a revision: `<revision>:<path>`, the path from the root of the workspace. */
export async function revisionPathSide(root: string, argument: string): Promise<Side> {
  const colon = argument.indexOf(':');
  const [revision, path] = [
    argument.slice(0, colon),
    argument
      .slice(colon + 1)
      .replace(/^\.\//, '')
      .replace(/\/$/, ''),
  ];
  const commit = await commitOf(root, revision);
  if (commit === undefined) throw new Failure([await missingRevision(root, revision)], exitCode.usage);
  const installed = [installedPackageSource(root)];
  const prefix = `${revision}:`;
  const folder = gitRevisionSource(root, commit, path);
  if (/\.(?:ya?ml|json)$/.test(path)) {
    const blob = await git(root, 'cat-file', 'blob', `${commit}:./${path}`);
    const id = blob.code === 0 ? idIn(blob.stdout) : undefined;
    if (id === undefined) throw new Failure([diagnose('diff/no-specs', { place: argument })], exitCode.usage);
    const own = [textSource(path, blob.stdout), sourceWithout(gitRevisionSource(root, commit), id)];
    return { label: argument, prefix, model: await loadSide({ own, installed }, argument, prefix), document: id };
  }
  if (!(await listed(folder))) throw new Failure([diagnose('diff/no-specs', { place: argument })], exitCode.usage);
  return { label: argument, prefix, model: await loadSide({ own: [folder], installed }, argument, prefix) };
}
