import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { compiledSdk } from './compiled-sdk.ts';
import { findPython } from './find-python.ts';
import { packageFolders } from './sdk-folder.ts';

const found = await findPython();
const executable = 'executable' in found ? found.executable : '';
const sources = packageFolders(import.meta.dirname).sdk[0] ?? '';

/** Sources of an SDK of their own, so that no other test has them compiled. */
function copied(): string {
  const folder = join(temporaryFolder(), 'sources');
  cpSync(sources, folder, { recursive: true });
  return folder;
}

describe('compiledSdk', () => {
  it('compiles the SDK once for all that ask, where others can read it and not write', async () => {
    const packages = copied();
    const [first, second] = await Promise.all([compiledSdk(executable, packages), compiledSdk(executable, packages)]);
    expect(first).toBe(second);
    expect(first).not.toBe(packages);
    const folder = join(first, 'plugwright');
    const modules = (inside: string, end: string): string[] => readdirSync(inside).filter((name) => name.endsWith(end));
    expect(modules(join(folder, '__pycache__'), '.pyc')).toHaveLength(modules(folder, '.py').length);
    expect([dirname(first), first, folder, join(folder, '__init__.py')].map((path) => statSync(path).mode & 0o777)).toEqual([0o711, 0o755, 0o755, 0o644]);
    expect(existsSync(join(packages, 'plugwright', '__pycache__'))).toBe(false);
  });

  it('compiles it anew where it was cleared away', async () => {
    const packages = copied();
    const first = await compiledSdk(executable, packages);
    rmSync(first, { recursive: true });
    const second = await compiledSdk(executable, packages);
    expect(second).not.toBe(first);
    expect(existsSync(join(second, 'plugwright', '__init__.py'))).toBe(true);
  });

  it('is the sources where they do not compile', async () => {
    const packages = join(temporaryFolder(), 'broken');
    mkdirSync(join(packages, 'plugwright'), { recursive: true });
    writeFileSync(join(packages, 'plugwright', '__init__.py'), 'no python\n');
    expect(await compiledSdk(executable, packages)).toBe(packages);
    expect(await compiledSdk('/nowhere/python3', sources)).toBe(sources);
  });
});
