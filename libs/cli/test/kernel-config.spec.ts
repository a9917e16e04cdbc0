import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigOutcome } from '@plugwright/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bin, cleanEnvironment, runBin } from '../fixtures/run-bin.ts';
import { parrot, temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

const schema = {
  type: 'object',
  properties: { words: { type: 'integer', minimum: 1, default: 5 }, key: { type: 'string', 'x-sensitive': true } },
  additionalProperties: false,
};
const secret = 'polly-wants-a-cracker';

let workspace: TemporaryWorkspace;
let said = '';
let stop: () => Promise<unknown>;

function configure(words: number): void {
  workspace.write('plugwright.config.yaml', `parrot:\n  words: ${String(words)} # enough\n  key: { $secret: { command: [cat, key] } }\n`);
}

beforeAll(async () => {
  workspace = temporaryWorkspace();
  const folder = join(workspace.root, 'plugins', 'parrot');
  cpSync(parrot, folder, { recursive: true });
  // The parrot runs from its sources, which import the SDK.
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(workspace.root, 'node_modules'));
  const file = join(folder, 'plugin.manifest.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), config: { schema, reload: 'restart' } }));
  workspace.write('key', `${secret}\n`);
  configure(1);
  const child = spawn(process.execPath, [bin, 'kernel', 'run', '--grant', 'all-declared'], {
    cwd: workspace.root,
    env: cleanEnvironment({ XDG_RUNTIME_DIR: workspace.runtime }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await vi.waitUntil(() => said.includes('ready in') || child.exitCode !== null, { timeout: 30_000 });
  if (!said.includes('ready in')) throw new Error(said);
});
afterAll(async () => {
  await stop();
  workspace.remove();
});

async function config(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const done = await runBin(['kernel', 'config', ...args], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });
  expect(`${done.stdout}${done.stderr}`).not.toContain(secret);
  return done;
}

describe('configuration of the running kernel', () => {
  it('is shown with where it comes from, planned, applied, and brought back', async () => {
    expect((await config('show', 'parrot')).stdout).toMatch(
      /parrot +\/key +\[secret [0-9a-f]{8}\] +file: the command cat\n.*\/words +1 +file: .*plugwright\.config\.yaml/,
    );
    expect((await config('plan')).stdout).toBe('Nothing would change.\n');
    configure(2);
    const { stdout } = await config('plan');
    expect(stdout).toMatch(/^parrot is restarted; calls wait\n {2}\/words {2}1 \(file: .*\) → 2 \(file: .*\)\n1 plugin; plan [0-9a-f]{24}\n$/);
    const name = /plan ([0-9a-f]+)/.exec(stdout)?.[1] ?? '';
    expect((await config('apply', name)).stdout).toMatch(/Done\. Revision 2 is in force\.\n$/);
    const again = await config('apply', name);
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 1, stderr: expect.stringContaining('[config/plan-outdated]') });
    expect((await config('rollback', '1', '--dry-run')).stdout).toMatch(/Nothing was done\. Revision 2 is in force\.\n$/);
    const back = JSON.parse((await config('rollback', '1', '--json')).stdout) as ConfigOutcome;
    expect({ revision: back.revision, changes: back.plan.changes.length }).toEqual({ revision: 3, changes: 1 });
    expect(readFileSync(join(workspace.root, 'plugwright.config.yaml'), 'utf8')).toContain('words: 1 # enough');
    expect((await config('history')).stdout).toMatch(/1 +\S+ +start .*\n +2 +\S+ +apply +parrot\/words\n +3 +\S+ +rollback to 1 +parrot\/words/);
  });

  it('that is not valid is refused', async () => {
    configure(0);
    for (const command of ['plan', 'apply']) {
      const { code, stderr } = await config(command);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('[kernel/config-invalid]') });
    }
    expect((await config('rollback', 'x')).code).toBe(3);
  });
});
