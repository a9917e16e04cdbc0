import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { verifyLedger } from './recovery/ledger-folder.ts';

const PROGRAM = fileURLToPath(new URL('../../fixtures/ledger-on-full-disk.ts', import.meta.url));

describe('a ledger on a disk that takes no more', () => {
  // A limit of the size of files fails a write as a full disk does, and can be lifted again.
  it('refuses to acknowledge, says so, keeps what it acknowledged, and goes on when it can', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const child = spawn('/bin/sh', ['-c', 'ulimit -S -f 1000; exec "$0" --disable-warning=ExperimentalWarning "$1" "$2"', process.execPath, PROGRAM, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/^acknowledged/m.test(text)) execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited']);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    const acknowledged = Number(/acknowledged (\d+)/.exec(said)?.[1]);
    expect(code).toBe(0);
    expect(said.match(/trouble: /g)).toHaveLength(1);
    expect(said).toMatch(/refused: the ledger cannot be written/);
    expect(said).toContain('well again');
    expect(acknowledged).toBeGreaterThan(0);
    const kinds: string[] = [];
    const report = verifyLedger(folder, {}, ({ kind }) => kinds.push(kind));
    expect(report.problem).toBeUndefined();
    expect(kinds.filter((kind) => kind === 'grant').length).toBeGreaterThan(acknowledged);
    expect(kinds.filter((kind) => kind === 'recover')).toHaveLength(1);
  });
});
