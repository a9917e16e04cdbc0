import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { verifyLedger } from './recovery/ledger-folder.ts';
import { openLedger } from './sqlite/open-ledger.ts';

const ROUNDS = Number(process.env['PLUGWRIGHT_KILL_ROUNDS'] ?? 5);

/** Run a process that appends until it is killed at some moment after its first flush; the last entry that it acknowledged. */
async function acknowledgedUntilKilled(folder: string, afterMs: number): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('../../fixtures/ledger-to-kill.ts', import.meta.url)), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    said += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return Number(whole.at(-1));
}

describe('a ledger whose process is killed', () => {
  it(`loses nothing that it acknowledged, ${String(ROUNDS)} times in a row`, { timeout: 30_000 + ROUNDS * 3_000 }, async () => {
    const folder = temporaryFolder();
    for (let round = 0; round < ROUNDS; round += 1) {
      const delay = Math.random() * 40;
      const acknowledged = await acknowledgedUntilKilled(folder, delay);
      const report = verifyLedger(folder);
      expect({ delay, problem: report.problem }).toEqual({ delay, problem: undefined });
      expect(acknowledged).toBeGreaterThan(0);
      expect(report.last.seq).toBeGreaterThanOrEqual(acknowledged);
    }
    openLedger(folder).close();
    expect(verifyLedger(folder).problem).toBeUndefined();
  });
});
