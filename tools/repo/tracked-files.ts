import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of this repository. */
export const repositoryRoot = join(import.meta.dirname, '..', '..');

let listed: readonly string[] | undefined;

/** Every file that is committed or about to be, relative to the root with forward slashes, sorted. */
export function trackedFiles(): readonly string[] {
  listed ??= execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 1 << 27,
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(repositoryRoot, file)))
    .sort();
  return listed;
}

/** The text of a tracked file. */
export const textOf = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8');

/** Whether no person wrote the file: emitted, recorded, or deliberately broken material. */
export const isMade = (file: string): boolean =>
  /(?:^|\/)(?:generated|golden|fixtures|corpus)\//.test(file) ||
  /^(?:libs\/contracts|registry|apps\/docs\/data)\//.test(file) ||
  /^plugins\/[^/]+\/(?:src\/main|vitest\.config)\.ts$/.test(file);
