import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attack, attackLanguages, type Attack, type AttackLanguage } from '../../fixtures/attack/stage.ts';
import { isAsSaid, outsideAttacks, PROCESSES, recordOf, refusedCalls, unknownCalls, type WalledLevel } from '../../fixtures/attack/table/outside.ts';
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

function asNobody(level: string, language: AttackLanguage, ...online: readonly string[]): Promise<Attack> {
  const text = execFileSync(process.execPath, [program, level, language, lender(), ...online], {
    uid: NOBODY,
    gid: NOBODY,
    env: {},
    encoding: 'utf8',
    timeout: 60_000,
  });
  return Promise.resolve(JSON.parse(text) as Attack);
}

for (const driver of [processDriver, sandboxDriver, externalDriver]) {
  const level = driver.level as WalledLevel;
  const { available } = await driver.probe();
  const users = [
    {
      user: isRoot ? 'root' : 'whoever runs this',
      possible: available,
      run: (language: AttackLanguage) => attack(driver, language, lender()),
      counted: isRoot || level !== 'process',
    },
    {
      user: 'nobody',
      possible: available && isRoot && isOpenToOthers(process.execPath) && isOpenToOthers(program),
      run: (language: AttackLanguage) => asNobody(level, language),
      counted: level !== 'process',
    },
    {
      // Sockets are its user's then, with all that listens for that user.
      user: 'nobody, with a way into the network,',
      possible: available && isRoot && isOpenToOthers(process.execPath) && isOpenToOthers(program),
      run: (language: AttackLanguage) => asNobody(level, language, 'online'),
      counted: level !== 'process',
      reached: ['broker'],
    },
  ];
  for (const { user, possible, run, counted, reached = [] } of users) {
    describe.skipIf(!possible || !('file' in thisMachine.launcher))(`an attacker at level ${level} of a kernel that runs as ${user}`, () => {
      it.each(attackLanguages)(
        'in %s gets nowhere, does what it may, and what holds it is what is said',
        async (language) => {
          const { refused, allowed, calls, forks, enforcement, reason, arrived, recorded, targets, noise } = await run(language);
          expect({ reason, noise }).toEqual({ reason: 'exit code 0', noise: [] });
          expect(Object.keys(refused)).toEqual(outsideAttacks.map(({ name }) => name));
          expect(outsideAttacks.filter(({ name, at }) => !isAsSaid(at[level], refused[name] ?? '')).map(({ name }) => [name, refused[name]])).toEqual([]);
          expect(arrived).toEqual(reached);
          const wanted = outsideAttacks.map((one) => [one.name, recordOf(one, refused[one.name] ?? '', targets)]);
          expect(wanted.filter(([, record]) => record !== undefined && !recorded.includes(record))).toEqual([]);
          expect(refusedCalls.filter((name) => !recorded.includes(`deny ${name}`))).toEqual([]);
          expect(Object.values(allowed)).toEqual(Array(reached.length === 0 ? 4 : 6).fill('done'));
          expect(Object.keys(calls).length).toBeGreaterThanOrEqual(55);
          expect(Object.keys(calls).filter((name) => calls[name] !== (unknownCalls.includes(name) ? 'ENOSYS' : 'EPERM'))).toEqual([]);
          expect(counted && forks >= PROCESSES).toBe(false);
          expect(enforcement).toMatchObject({ level, capEff: '0000000000000000', seccomp: 2, noNewPrivs: true });
          expect(enforcement.landlockAbi).toBeGreaterThan(0);
          expect(enforcement.uid).not.toBe(0);
          expect(enforcement.missing.filter((line) => !/^(uid|cgroup): /.test(line))).toEqual([]);
        },
        60_000,
      );
    });
  }
}
