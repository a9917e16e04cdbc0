import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { digestOf } from './digest.ts';
import { fileRows } from './file-rows.ts';
import { digestOfRows } from './rows-digest.ts';

const require = createRequire(import.meta.url);

/** Roots of the packages that decide what a plan says: this one, and what the emitter is made of. */
function packageRoots(): string[] {
  const roots = new Set<string>();
  const visit = (name: string): void => {
    const file = require.resolve(`${name}/package.json`);
    const root = realpathSync(dirname(file));
    if (roots.has(root)) return;
    roots.add(root);
    // Commands of this package that no plan calls have dependencies of their own.
    if (name === '@plugwright/nx') return;
    const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { readonly dependencies?: Readonly<Record<string, string>> };
    for (const dependency of Object.keys(dependencies)) if (dependency.startsWith('@plugwright/')) visit(dependency);
  };
  for (const name of ['@plugwright/nx', '@plugwright/emit']) visit(name);
  return [...roots].sort();
}

/**
 * What stands for the code of a plan, Plugwright's packages and the runtime: what another code remembered is not
 * trusted. Undefined where it cannot be told.
 */
export function ownCode(): string | undefined {
  const lines = [process.version];
  for (const root of packageRoots()) {
    const state = fileRows(root, ['src', 'dist', 'schemas'], ['package.json']);
    if (state === undefined) return undefined;
    lines.push(`${root} ${digestOfRows(state)}`);
  }
  return digestOf(lines.join('\n'));
}
