import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import semver from 'semver';

interface Collection {
  readonly generators: Readonly<
    Record<string, { readonly version?: string; readonly description?: string; readonly implementation?: string; readonly schema?: string }>
  >;
}

const folder = new URL('../', import.meta.url);

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

/** What keeps a migration from reaching its users: `nx migrate` skips or breaks on each of these. */
function problems(collection: Collection, current: string, exists: (path: string) => boolean): string[] {
  return Object.entries(collection.generators).flatMap(([name, { version, description, implementation }]) => [
    ...(version === undefined || semver.valid(version) === null
      ? [`${name}: no version`]
      : semver.gt(version, current)
        ? [`${name}: ${version} is later than the package`]
        : []),
    ...(description === undefined ? [`${name}: no description`] : []),
    ...(implementation === undefined || !exists(implementation) ? [`${name}: no implementation`] : []),
  ]);
}

describe('migrations', () => {
  const { version, ...packageJson } = read('package.json') as { readonly version: string; readonly 'nx-migrations'?: { readonly migrations?: string } };

  it('are found by `nx migrate` through package.json', () => {
    expect(packageJson['nx-migrations']?.migrations).toBe('./migrations.json');
  });

  it('all have a version that a release reaches, a description and a file', () => {
    expect(problems(read('migrations.json') as Collection, version, (path) => existsSync(fileURLToPath(new URL(path, folder))))).toEqual([]);
  });

  it('would be refused otherwise', () => {
    const generators = { late: { version: '9.0.0', description: 'x', implementation: './a.ts' }, bare: {} };
    expect(problems({ generators }, '0.1.0', () => true)).toEqual([
      'late: 9.0.0 is later than the package',
      'bare: no version',
      'bare: no description',
      'bare: no implementation',
    ]);
  });
});

describe('generators.json and executors.json', () => {
  it.each(['generators', 'executors'])('%s names files that exist, and every schema refuses unknown options', (kind) => {
    const members = Object.entries((read(`${kind}.json`) as Record<string, Record<string, { implementation: string; schema: string }>>)[kind] ?? {});
    expect(members.length).toBeGreaterThan(0);
    for (const [name, { implementation, schema }] of members) {
      expect(existsSync(fileURLToPath(new URL(implementation, folder))), name).toBe(true);
      const { additionalProperties } = read(schema) as { readonly additionalProperties: boolean };
      // create-nx-workspace hands its own options to a preset.
      expect(additionalProperties, name).toBe(name === 'preset');
    }
  });
});
