import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/start-kernel.ts';
import { chooseEntry } from './entrypoint.ts';

/** A plugin's folder with files of some ages in seconds. */
function folderWith(ages: Readonly<Record<string, number>>): string {
  const folder = temporaryFolder();
  for (const [path, age] of Object.entries(ages)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '');
    const at = Date.now() / 1000 - age;
    utimesSync(join(folder, path), at, at);
  }
  return folder;
}

const entrypoint = { file: 'dist/main.js', source: 'src/main.ts' };

describe('chooseEntry', () => {
  it.each([
    { what: 'only the build', ages: { 'dist/main.js': 5 }, entry: 'dist/main.js' },
    { what: 'only the source', ages: { 'src/main.ts': 5 }, entry: 'src/main.ts' },
    { what: 'a build newer than all sources', ages: { 'dist/main.js': 1, 'src/main.ts': 5, 'src/handlers/a.ts': 2 }, entry: 'dist/main.js' },
    { what: 'a build older than one source', ages: { 'dist/main.js': 3, 'src/main.ts': 5, 'src/handlers/a.ts': 2 }, entry: 'src/main.ts' },
    { what: 'a build and newer files elsewhere', ages: { 'dist/main.js': 3, 'src/main.ts': 5, 'test/a.ts': 1 }, entry: 'dist/main.js' },
    { what: 'nothing', ages: { 'README.md': 1 }, entry: undefined },
  ])('with $what takes $entry', async ({ ages, entry }) => {
    const folder = folderWith(ages);
    const chosen = await chooseEntry(folder, entrypoint);
    expect(chosen).toEqual(entry === undefined ? undefined : { file: join(folder, entry), fromSource: entry.startsWith('src') });
  });
});
