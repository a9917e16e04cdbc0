import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, normalize } from 'node:path';
import { createKernel } from '@plugwright/kernel';
import { readManifest, type Manifest } from '@plugwright/manifest';

const MAX_FINDINGS = 1_000;

/** A message for a person is not a copy of what came in. */
const MAX_MESSAGE = 20_000;

function leavesItsFolder(path: string): boolean {
  return isAbsolute(path) || normalize(path).startsWith('..') || path.includes('\0');
}

/** What is wrong with an accepted manifest. */
function complaintsAbout({ entrypoint, id }: Manifest): string[] {
  const outside = [entrypoint.file, entrypoint.source ?? ''].filter(leavesItsFolder);
  return [
    ...outside.map((path) => `it was accepted with the entrypoint ${path}`),
    ...(/^[a-z0-9-]+$/u.test(id) ? [] : [`it was accepted with the id ${id.slice(0, 100)}`]),
  ];
}

/** What is wrong with how a manifest was read; nothing where it was read well, whatever it is. */
export function complaintsOf(text: string): readonly string[] {
  const { manifest, diagnostics } = readManifest(text, 'plugin.manifest.json');
  const complaints = manifest === undefined ? [] : complaintsAbout(manifest);
  if (manifest === undefined && !diagnostics.some(({ severity }) => severity === 'error')) complaints.push('it was refused without a reason');
  if (diagnostics.length > MAX_FINDINGS) complaints.push(`it has ${String(diagnostics.length)} findings`);
  const long = diagnostics.find(({ message }) => message.length > MAX_MESSAGE);
  if (long !== undefined) complaints.push(`a finding has ${String(long.message.length)} characters: ${long.code}`);
  if ('polluted' in {}) complaints.push('the prototype of all objects was changed');
  return complaints;
}

/** Have a kernel find a plugin with this manifest and go all the way to its launch, for which it has no isolation level. */
export async function complaintsOfLoading(text: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plugwright-fuzz-'));
  try {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'main.js'), '');
    writeFileSync(join(folder, 'plugin.manifest.json'), text);
    const kernel = createKernel({ folders: [folder], isolation: { drivers: [] } });
    const diagnostics = await kernel.start();
    const complaints = diagnostics.some(({ severity }) => severity === 'error') ? [] : ['a plugin that cannot run was loaded without an error'];
    if (kernel.ps().some(({ state }) => state === 'ready')) complaints.push('a plugin runs at no level');
    await kernel.stop();
    return complaints;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
