import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emitterFingerprint } from './fingerprint.ts';
import { effectOf } from './plan/effect.ts';
import { planWorkspace } from './plan/plan-workspace.ts';
import { memoryDisk } from '../test/memory-disk.ts';
import { goldenCases, goldenSpecs, modelOf } from '../test/specs.ts';
import { sha256 } from './text/digest.ts';

const record = process.env['RECORD'] === '1';
const folder = fileURLToPath(new URL('../golden/', import.meta.url));
const fingerprintFile = fileURLToPath(new URL('./fingerprint.ts', import.meta.url));

/** What is emitted for a case, without the ledgers: they hold the fingerprint, which is made of the rest. */
async function emitted(name: string): Promise<Map<string, string>> {
  const disk = memoryDisk({ 'package.json': '{ "license": "Apache-2.0" }' });
  const { changes, diagnostics } = await planWorkspace(await modelOf(goldenSpecs(name)), disk, { full: true });
  expect(diagnostics).toEqual([]);
  return new Map([...effectOf(changes).writes].filter(([path]) => !path.endsWith('.emitted.json')));
}

function recorded(name: string): Map<string, string> {
  const root = `${folder}${name}/emitted/`;
  const files = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
  const paths = files.map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(/\/+/g, '/').slice(root.length));
  return new Map(paths.sort().map((path) => [path, readFileSync(root + path, 'utf8')]));
}

function write(name: string, files: ReadonlyMap<string, string>): void {
  const root = `${folder}${name}/emitted/`;
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, text);
  }
}

describe('the golden files', () => {
  const all: string[] = [];

  it.each(goldenCases())('%s', async (name) => {
    const files = await emitted(name);
    all.push(...[...files].flat());
    if (record) write(name, files);
    const golden = recorded(name);
    // Orphans first: a file that nothing emits any more would never be compared.
    expect([...golden.keys()]).toEqual([...files.keys()]);
    for (const [path, text] of files) expect(golden.get(path), `${name}: ${path}; RECORD=1 writes it anew`).toBe(text);
  });

  it('give the emitter its fingerprint', () => {
    const fingerprint = sha256(all.join('\0')).slice(0, 16);
    const text = readFileSync(fingerprintFile, 'utf8');
    if (record) writeFileSync(fingerprintFile, text.replace(/'[0-9a-f]{16}'/, `'${fingerprint}'`));
    expect(record ? fingerprint : emitterFingerprint, 'what is emitted has changed; RECORD=1 writes the fingerprint anew').toBe(fingerprint);
  });
});
