import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

const program = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
await import(process.argv[1]);
process.stdout.write(JSON.stringify(loaded));
`;

/** What a fresh process loads for a module, as paths below the workspace; parts of the runtime are left out. */
function loadedFor(module: string): readonly string[] {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program, join(import.meta.dirname, module)], { cwd: root, encoding: 'utf8' });
  const urls = JSON.parse(output) as readonly string[];
  return urls.filter((url) => url.startsWith('file:')).map((url) => relative(root, fileURLToPath(url)).replaceAll('\\', '/'));
}

describe('what Nx loads of Plugwright in every command', () => {
  it.each(['graph/plugin.ts', 'generators/sync/generator.ts'])('%s needs nothing but a few files of its own', (module) => {
    const loaded = loadedFor(module);
    expect(loaded.filter((path) => !path.startsWith('generators/src/'))).toEqual([]);
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.length).toBeLessThan(20);
  });

  it.each(['graph/changed-surfaces.ts', 'workspace/plan-remembering.ts'])('%s needs no library that only explains what is wrong', (module) => {
    const packages = new Set(loadedFor(module).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]));
    for (const name of ['ajv', 'yaml', '@nx/devkit', 'nx', 'typescript', 'json-schema-to-typescript']) expect([...packages]).not.toContain(name);
    expect([...packages]).toContain('js-yaml');
  });
});
