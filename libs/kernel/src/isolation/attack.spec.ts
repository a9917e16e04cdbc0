import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attack, type Attack } from '../../fixtures/attack/stage.ts';
import { temporaryFolder } from '../../fixtures/start-kernel.ts';
import { isOpenToOthers } from './child/open-to-others.ts';
import { thisMachine } from './child/machine.ts';
import { externalDriver } from './external/external-driver.ts';
import { processDriver } from './process/process-driver.ts';
import { sandboxDriver } from './sandbox/sandbox-driver.ts';

/** The user of nobody, on every Linux. */
const NOBODY = 65_534;

const program = join(import.meta.dirname, '../../fixtures/attack/as-somebody.ts');
const isRoot = process.getuid?.() === 0;

/** A program that belongs to root, where this test is root, and lends its rights to whoever runs it. */
function lender(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const file = join(folder, 'id');
  copyFileSync('/usr/bin/id', file);
  chmodSync(file, 0o4755);
  return file;
}

function asNobody(level: string): Promise<Attack> {
  const text = execFileSync(process.execPath, [program, level, lender()], { uid: NOBODY, gid: NOBODY, env: {}, encoding: 'utf8', timeout: 60_000 });
  return Promise.resolve(JSON.parse(text) as Attack);
}

/** Linux has no rule yet for connecting to a socket that stands in a folder: at level process its mode decides alone. */
const known = { process: ['connects to a socket in a folder'], sandbox: [], external: [] };

for (const driver of [processDriver, sandboxDriver, externalDriver]) {
  const level = driver.level as keyof typeof known;
  const { available } = await driver.probe();
  const users = [
    { user: isRoot ? 'root' : 'whoever runs this', possible: available, run: () => attack(driver, lender()), counted: isRoot || level !== 'process' },
    {
      user: 'nobody',
      possible: available && isRoot && isOpenToOthers(process.execPath) && isOpenToOthers(program),
      run: () => asNobody(level),
      counted: level !== 'process',
    },
  ];
  for (const { user, possible, run, counted } of users) {
    describe.skipIf(!possible || !('file' in thisMachine.launcher))(`an attacker at level ${level} of a kernel that runs as ${user}`, () => {
      it('gets nowhere, does what it may, and what holds it is what is said', async () => {
        const { refused, allowed, calls, forks, enforcement, reason, arrived, noise } = await run();
        expect({ reason, noise }).toEqual({ reason: 'exit code 0', noise: [] });
        expect(Object.keys(refused)).toHaveLength(25);
        expect(Object.keys(refused).filter((name) => refused[name] === 'done')).toEqual(known[level]);
        expect(arrived).toEqual(level === 'process' ? ['socket'] : []);
        expect(Object.values(allowed)).toEqual(['done', 'done', 'done', 'done']);
        expect(Object.keys(calls).length).toBeGreaterThanOrEqual(36);
        expect(Object.keys(calls).filter((name) => calls[name] !== (name === 'clone3' || name === 'io_uring_setup' ? 'ENOSYS' : 'EPERM'))).toEqual([]);
        expect(counted && forks >= 48).toBe(false);
        expect(enforcement).toMatchObject({ level, capEff: '0000000000000000', seccomp: 2, noNewPrivs: true });
        expect(enforcement.landlockAbi).toBeGreaterThan(0);
        expect(enforcement.uid).not.toBe(0);
        expect(enforcement.missing.filter((line) => !/^(uid|cgroup): /.test(line))).toEqual([]);
      }, 60_000);
    });
  }
}
