import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { runBin } from '../fixtures/run-bin.ts';
import { parrot, temporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { differenceText, learntYaml } from '../src/kernel/learn/learnt-text.ts';

it('shows what a plugin used, and on an upgrade what became of it', async () => {
  const workspace = temporaryWorkspace();
  onTestFinished(() => workspace.remove());
  const folder = join(workspace.root, 'plugins', 'parrot');
  cpSync(parrot, folder, { recursive: true });
  // The parrot runs from its sources, which import the SDK.
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(workspace.root, 'node_modules'));
  const learn = (...args: string[]) =>
    runBin(['kernel', 'learn', 'parrot', '--call', 'say={"text":"hello"}', ...args], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });
  const first = await learn('--json');
  expect(first.stderr).toContain('say answered\n');
  expect(first.code).toBe(0);
  const learnt = JSON.parse(first.stdout) as { version: string; previous?: unknown; notes: string[] };
  expect(learnt).toMatchObject({ version: '1.0.0', declared: { more: [] } });
  expect(learnt.previous).toBeUndefined();
  expect(learnt.notes.at(-1)).toContain('exercise every operation');
  const file = join(folder, 'plugin.manifest.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), version: '1.1.0' }));
  const second = await learn();
  expect(second.stderr).toContain('Against what parrot 1.0.0 was seen to use: the same\n');
  expect(second.stdout).toMatch(/^capabilities: \[\]$/m);
  const misused = await runBin(['kernel', 'learn', 'parrot', '--call', 'sing={}'], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });
  expect(misused.stderr).toContain('sing failed: ');
  expect(misused.code).toBe(1);
  expect((await runBin(['kernel', 'learn', 'nobody'], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } })).stderr).toContain(
    '[kernel/unknown-plugin]',
  );
});

it('is written to be pasted, and never more than text', () => {
  const learnt = {
    version: '1.0.0',
    services: ['log.write'],
    consumes: ['echo/say'],
    capabilities: [{ id: 'net', scope: 'network', permissions: ['connect'], hosts: ['a.example:1'], reason: 'Asks.' }],
    notes: ['It starts /bin/a\ncapabilities: b.'],
  };
  const text = learntYaml(learnt);
  expect(text.split('\n').filter((line) => line.startsWith('capabilities'))).toEqual(['capabilities:']);
  expect(text).toContain('# It calls echo/say: the import of that plugin names the operation.\nkernel:\n  services:\n    - log.write\n');
  expect(differenceText('T', { more: ['a'], less: ['b'] }, (_, painted) => painted)).toBe('T:\n  + a\n  - b\n');
});
