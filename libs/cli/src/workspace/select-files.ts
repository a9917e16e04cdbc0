import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { existsSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { Failure } from '../failure.ts';

/** Which findings a command line with files asks for. */
export interface Selection {
  /** Whether to show a finding; one without a place is always shown. */
  readonly shows: (diagnostic: Diagnostic) => boolean;
  /** Given files that are no part of the workspace's specs; absolute. They are checked together with these. */
  readonly outside: readonly string[];
}

function inside(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}

/**
 * What the given paths select, relative to where the command was typed; everything where there are none.
 * @throws Failure `cli/file-not-found`
 */
export function selectFiles(root: string, cwd: string, files: readonly string[]): Selection {
  if (files.length === 0) return { shows: () => true, outside: [] };
  const missing = files.filter((file) => !existsSync(resolve(cwd, file)));
  if (missing.length > 0) throw new Failure(missing.map((file) => diagnose('cli/file-not-found', { file })));
  const paths = files.map((file) =>
    relative(root, realpathSync(resolve(cwd, file)))
      .split(sep)
      .join('/'),
  );
  return {
    shows: ({ span }) => span === undefined || paths.some((path) => inside(span.file, path)),
    outside: paths.filter((path) => path !== '' && !inside('specs', path) && !inside(path, 'specs')).map((path) => resolve(root, path)),
  };
}
