import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isReachable } from '../../isolation/child/open-to-others.ts';

/** A Python that runs plugins. */
export interface PythonInterpreter {
  /** Absolute, and the program itself: what stands in the search path may be a script that looks for it at every start. */
  readonly executable: string;
  /** Such as `3.11.2`. */
  readonly version: string;
  /** Folders of its standard library, absolute. */
  readonly reads: readonly string[];
}

/** An interpreter, or why there is none. */
export type FoundPython = PythonInterpreter | { readonly reason: string };

/** The oldest version that the SDK runs on. */
export const OLDEST_PYTHON = '3.9';

const PROBE_TIMEOUT_MS = 10_000;
const QUESTION =
  'import sys, sysconfig, json; print(json.dumps([sys.executable, list(sys.version_info[:3]), sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]))';

async function ask(candidate: string): Promise<FoundPython> {
  try {
    const { stdout } = await promisify(execFile)(candidate, ['-I', '-S', '-B', '-c', QUESTION], { timeout: PROBE_TIMEOUT_MS, env: {}, encoding: 'utf8' });
    const [executable, [major, minor, patch], ...libraries] = JSON.parse(stdout) as [string, [number, number, number], string, string];
    const version = [major, minor, patch].join('.');
    if (major !== 3 || minor < Number(OLDEST_PYTHON.split('.')[1])) return { reason: `${candidate} is version ${version}` };
    return { executable: realpathSync(executable), version, reads: [...new Set(libraries.map((library) => realpathSync(library)))] };
  } catch (error) {
    return { reason: `${candidate} does not run (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})` };
  }
}

/** Every `python3` of the search path, and the one of the system. */
function candidatesIn(path: string): readonly string[] {
  const named = path.split(delimiter).filter((folder) => folder.startsWith('/'));
  return [...new Set([...named, '/usr/local/bin', '/usr/bin'].map((folder) => join(folder, 'python3')))].filter((file) => existsSync(file));
}

/** Look for an interpreter; one that every user of the machine can run is better than one that comes first, since a plugin may run as a user of its own. */
export async function findPythonIn(path: string): Promise<FoundPython> {
  const candidates = candidatesIn(path);
  const answers = await Promise.all(candidates.map((candidate) => ask(candidate)));
  const usable = answers.filter((answer): answer is PythonInterpreter => 'executable' in answer);
  const best = usable.find(({ executable }) => isReachable(dirname(executable))) ?? usable[0];
  if (best !== undefined) return best;
  const reasons = answers.flatMap((answer) => ('reason' in answer ? [answer.reason] : []));
  return { reason: reasons.length === 0 ? 'there is no python3 in the search path' : reasons.join('; ') };
}

let found: Promise<FoundPython> | undefined;

/** The interpreter for plugins; looked for once. */
export function findPython(): Promise<FoundPython> {
  return (found ??= findPythonIn(process.env['PATH'] ?? ''));
}
