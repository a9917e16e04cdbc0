import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { runName } from '../../isolation/linux/run-name.ts';

const TIMEOUT_MS = 10_000;

/** Whatever this process lets others do with what it makes, plugins that run as users of their own read this. */
const COMPILE = `
import sys
from os import chmod, umask, walk
from py_compile import compile
umask(0o022)
for folder, _, names in walk(sys.argv[1]):
    chmod(folder, 0o755)
    for name in names:
        path = folder + "/" + name
        chmod(path, 0o644)
        if name.endswith(".py"): compile(path, doraise=True)
`;

/** A compiled copy of the packages in a folder; it goes with this process. */
async function compile(executable: string, packages: string): Promise<string> {
  const base = mkdtempSync(join(tmpdir(), `${runName()}.`));
  process.once('exit', () => rmSync(base, { recursive: true, force: true }));
  chmodSync(base, 0o711);
  const copy = join(base, 'python');
  cpSync(packages, copy, { recursive: true, filter: (from) => basename(from) !== '__pycache__' });
  await promisify(execFile)(executable, ['-I', '-S', '-c', COMPILE, copy], { timeout: TIMEOUT_MS, env: {} });
  return copy;
}

const compiled = new Map<string, Promise<string>>();

/**
 * The SDK as an interpreter starts it fastest. A plugin may not write beside what it imports, so each would compile it at each start; it is compiled
 * once for all of them, where they can read it and not write. The sources themselves where that cannot be done.
 */
export async function compiledSdk(executable: string, packages: string): Promise<string> {
  const key = `${executable}\n${packages}`;
  const made = compiled.get(key) ?? compile(executable, packages).catch(() => packages);
  compiled.set(key, made);
  const folder = await made;
  if (folder === packages || existsSync(join(folder, 'plugwright', '__init__.py'))) return folder;
  // What clears the temporary folders of a machine was there.
  if (compiled.get(key) === made) compiled.delete(key);
  return compiledSdk(executable, packages);
}
