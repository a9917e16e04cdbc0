import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBin, type Ended } from '../fixtures/run-bin.ts';
import { runFolders, type RunningBin } from '../fixtures/running-kernel.ts';
import { parrot, temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

interface Written {
  id: string;
  version: string;
  dependencies: { plugins: { id: string; range: string; optional: boolean }[] };
  coordination: { messaging: { publishes: object } };
}

let workspace: TemporaryWorkspace;
let running: RunningBin | undefined;

beforeEach(() => {
  workspace = temporaryWorkspace();
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(workspace.root, 'node_modules'));
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = undefined;
  workspace.remove();
});

/** A version of a plugin in a folder of its own. */
function plugin(id: string, version: string, needs: Readonly<Record<string, string>> = {}): void {
  const folder = join(workspace.root, 'plugins', `${id}-${version}`);
  cpSync(parrot, folder, { recursive: true });
  const file = join(folder, 'plugin.manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Written;
  manifest.id = id;
  manifest.version = version;
  manifest.dependencies.plugins = Object.entries(needs).map(([dependency, range]) => ({ id: dependency, range, optional: false }));
  if (id !== 'parrot') manifest.coordination.messaging.publishes = {};
  writeFileSync(file, JSON.stringify(manifest));
  const code = join(folder, 'src/main.ts');
  writeFileSync(code, readFileSync(code, 'utf8').replace("id: 'parrot'", `id: '${id}'`));
}

function kernel(...args: string[]): Promise<Ended> {
  return runBin(['kernel', ...args], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });
}

async function versions(): Promise<string[]> {
  const { stdout } = await kernel('ps', '--json');
  return (JSON.parse(stdout) as { id: string; version: string; state: string }[]).map(({ id, version, state }) => `${id} ${version} ${state}`);
}

describe('kernel run over several versions of a plugin', () => {
  it('serves with the older one where another plugin needs it, and says why', async () => {
    plugin('parrot', '1.0.0');
    plugin('parrot', '2.0.0');
    plugin('follower', '1.0.0', { parrot: '^1.0' });
    running = runFolders(workspace, ['plugins']);
    await running.says('2 plugins ready');
    expect(running.output()).toContain('parrot runs as 1.0.0, not as 2.0.0: follower 1.0.0 needs parrot ^1.0. [kernel/older-version]');
    expect(await versions()).toEqual(['follower 1.0.0 ready', 'parrot 1.0.0 ready']);
  });

  it('serves with the version that is pinned', async () => {
    plugin('parrot', '1.0.0');
    plugin('parrot', '2.0.0');
    running = runFolders(workspace, ['plugins', '--pin', 'parrot@1.0.0']);
    await running.says('1 plugin ready');
    expect(await versions()).toEqual(['parrot 1.0.0 ready']);
  });

  it('says in sentences why a plugin is left out, and runs the rest', async () => {
    plugin('parrot', '1.0.0');
    plugin('parrot', '2.0.0');
    plugin('early', '1.0.0', { parrot: '^1.0' });
    plugin('late', '1.0.0', { parrot: '^2.0' });
    running = runFolders(workspace, ['plugins']);
    await running.says('2 plugins ready');
    expect(running.output()).toContain(
      'late is left out: early 1.0.0 needs parrot ^1.0; late 1.0.0 needs parrot ^2.0; parrot is there as 2.0.0, 1.0.0. [kernel/version-conflict]',
    );
  });

  it('ends with an exit code where nothing fits', async () => {
    plugin('parrot', '1.0.0');
    plugin('follower', '1.0.0', { parrot: '^1.0' });
    const { code, stderr } = await kernel('run', 'plugins', '--pin', 'parrot@^3.0');
    expect(code).toBe(1);
    expect(stderr).toContain('parrot is pinned to ^3.0; there is 1.0.0. [kernel/pin-unmet]');
    expect(stderr).toContain('follower needs parrot ^1.0, which is not installed. [kernel/missing-dependency]');
  });

  it('refuses a pin that is none', async () => {
    const { code, stderr } = await kernel('run', '--pin', 'parrot');
    expect(code).toBe(3);
    expect(stderr).toContain("Write '<plugin>@<range>'");
  });
});
