import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, until } from '../../../fixtures/start-kernel.ts';
import { thisMachine, type Machine } from '../child/machine.ts';
import { processDriver } from '../process/process-driver.ts';
import type { AttestedDenial } from './attested-denials.ts';
import { LandlockAudit } from './landlock-audit.ts';

const folder = join(import.meta.dirname, '../../../fixtures/attack');

async function isHeardHere(): Promise<boolean> {
  const audit = LandlockAudit.open(thisMachine, () => undefined);
  try {
    await audit?.listening;
    return audit !== undefined;
  } catch {
    return false;
  } finally {
    audit?.close();
  }
}

describe.skipIf(!(await isHeardHere()))('the audit of Linux', () => {
  it('tells what was refused to a plugin, with its path', async () => {
    const told: AttestedDenial[] = [];
    const audit = LandlockAudit.open(thisMachine, (denial) => told.push(denial));
    onTestFinished(() => audit?.close());
    await audit?.listening;
    const lines: string[] = [];
    const running = processDriver.launch({
      plugin: 'victim',
      folder,
      command: { executable: process.execPath, entry: join(folder, 'victim.js'), argumentsFor: () => [], fromSource: false },
      environment: { BEHAVIOUR: 'peek' },
      limits: { memoryMB: 256 },
      access: { read: [], write: [] },
      maxMessageBytes: 1_000,
      onOutput: (_, line) => lines.push(line),
    });
    onTestFinished(() => running.kill());
    running.channel.listen({ onMessage: () => undefined, onBroken: () => undefined });
    void audit?.watch('victim', running);
    await until(() => lines.includes('refused') && told.some(({ path }) => path === '/etc/passwd'));
    expect(told.find(({ path }) => path === '/etc/passwd')).toEqual({ plugin: 'victim', permission: 'fs.read_file', path: '/etc/passwd' });
    expect(new Set(told.map(({ plugin }) => plugin))).toEqual(new Set(['victim']));
  });
});

describe.skipIf(process.platform === 'win32')('who listens to the audit', () => {
  /** A machine whose launcher is a script. */
  const scripted = (script: string): Machine => {
    const file = join(temporaryFolder(), 'listener');
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { isRoot: true, launcher: { file, findings: { landlockAbi: 7 } } } as unknown as Machine;
  };

  it('is missed when it ends, and not when it is closed', async () => {
    const lost: string[] = [];
    const ends = LandlockAudit.open(
      scripted(`echo '{"listening":true}'`),
      () => undefined,
      () => lost.push('ends'),
    );
    await ends?.listening;
    await until(() => lost.length > 0);
    const stays = LandlockAudit.open(
      scripted(`echo '{"listening":true}'; while echo; do sleep 0.1; done`),
      () => undefined,
      () => lost.push('stays'),
    );
    await stays?.listening;
    stays?.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(lost).toEqual(['ends']);
  });

  it('and cannot listen says so once', async () => {
    const lost: string[] = [];
    const audit = LandlockAudit.open(
      scripted(`echo '{"failed":"audit","reason":"no"}'`),
      () => undefined,
      () => lost.push('ended'),
    );
    await expect(audit?.listening).rejects.toThrow('no');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(lost).toEqual([]);
  });
});
