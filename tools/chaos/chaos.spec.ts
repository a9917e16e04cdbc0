import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { isWell, runChaos } from './run-chaos.ts';

describe('a slice of chaos', () => {
  it('gives no wrong answer, loses nothing that was acknowledged, and serves again', { timeout: 180_000 }, async () => {
    const outcome = await inTemporaryFolder('chaos', (folder) =>
      runChaos({ seed: 20_261, seconds: 10, level: 'process', folder, patienceMs: 60_000, say: () => undefined }),
    );
    expect(outcome).toMatchObject({ wrong: [], lost: [], down: [], ledger: undefined });
    expect(Object.values(outcome.mishaps).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3);
    expect(isWell(outcome)).toBe(true);
  });

  it('sees a wrong answer, a loss, and a plugin that is down', () => {
    const well = {
      seed: 1,
      level: 'process',
      mishaps: {},
      calls: 1,
      refused: {},
      wrong: [],
      acknowledged: 1,
      lost: [],
      redelivered: 0,
      down: [],
      servingAfterMs: 1,
      ledger: undefined,
      arrows: [1, 2],
      complaints: [],
    } as const;
    expect(isWell(well)).toBe(true);
    expect(isWell({ ...well, wrong: ['twice of 1 gave 4'] })).toBe(false);
    expect(isWell({ ...well, lost: [3] })).toBe(false);
    expect(isWell({ ...well, down: ['target is failed'] })).toBe(false);
    expect(isWell({ ...well, ledger: 'entry 3' })).toBe(false);
    expect(isWell({ ...well, acknowledged: 0 })).toBe(false);
  });
});
