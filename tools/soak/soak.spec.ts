import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { isSound, type SoakOutcome } from './outcome.ts';
import { soakReport } from './report.ts';
import { runSoak } from './run-soak.ts';

const flat = { value: 0, lower: 0, upper: 0 };

function outcomeWith(more: Partial<SoakOutcome>): SoakOutcome {
  const series = [
    { name: 'kernel: memory alive', unit: 'MiB', judged: true, points: [] },
    { name: 'kernel: resident', unit: 'MiB', judged: false, points: [] },
  ];
  const verdicts: SoakOutcome['verdicts'] = [
    { name: 'kernel: memory alive', unit: 'MiB', level: 30, hourly: flat, verdict: 'flat', judged: true },
    { name: 'kernel: resident', unit: 'MiB', level: 30, hourly: flat, verdict: 'grows', judged: false },
  ];
  const counts = { calls: 1_000, streams: { whole: 9, broken: 1, items: 900 }, refused: { 'core/unavailable': 50 }, acknowledged: 1, restarts: 1 };
  return { minutes: 1, stopped: false, verdicts, ...counts, wrong: [], lost: [], complaints: [], left: [], series, ...more };
}

describe('a soak', () => {
  it('that is stopped says what it saw, and leaves nothing behind', { timeout: 240_000 }, async () => {
    const stop = new AbortController();
    let seen = '';
    const outcome = await inTemporaryFolder('soak-spec', async (folder) => {
      seen = folder;
      const say = (line: string): void => {
        if (/, [3-9] restarts$/u.test(line)) stop.abort();
      };
      return runSoak({ minutes: 60, folder, signal: stop.signal, sampleMs: 200, tellMs: 0, say });
    });
    expect(outcome).toMatchObject({ stopped: true, wrong: [], lost: [], left: [], complaints: [] });
    expect(outcome.calls).toBeGreaterThan(outcome.acknowledged);
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(outcome.streams.whole).toBeGreaterThan(0);
    expect(outcome.restarts).toBeGreaterThan(0);
    expect(outcome.series.map(({ name }) => name).sort()).toEqual(
      ['kernel', 'maker', 'taker'].flatMap((who) => [`${who}: handles`, `${who}: memory alive`, `${who}: resident`]),
    );
    for (const { points } of outcome.series) expect(points[0]?.[1]).toBeGreaterThan(0);
    expect(isSound(outcome)).toBe(false);
    expect(soakReport(outcome)).toMatch(/left behind: nothing\n(?:.*\n)?STOPPED BEFORE ITS TIME$/u);
    expect(existsSync(seen)).toBe(false);
  });

  it.each<[string, Partial<SoakOutcome>, boolean, string]>([
    ['is flat, and what is only shown may grow', {}, true, 'flat'],
    ['was stopped', { stopped: true }, false, 'STOPPED BEFORE ITS TIME'],
    ['gave a wrong answer', { wrong: ['twice of 1 gave 2'] }, false, 'NOT SOUND'],
    ['lost an event', { lost: [1] }, false, 'NOT SOUND'],
    ['refused nearly everything', { refused: { 'core/unavailable': 900 } }, false, 'NOT SOUND'],
    ['took no event', { acknowledged: 0 }, false, 'NOT SOUND'],
    ['streamed nothing to its end', { streams: { whole: 0, broken: 9, items: 9 } }, false, 'NOT SOUND'],
    ['restarted nothing', { restarts: 0 }, false, 'NOT SOUND'],
    ['had something on standard error', { complaints: ['(node:1) Warning: something leaks'] }, false, 'NOT SOUND'],
    ['left a process', { left: ['process 1: node'] }, false, 'NOT SOUND'],
    ['knows nothing', { verdicts: [] }, false, 'NOT PROVEN FLAT: run longer with --minutes'],
    ['grows', { verdicts: [{ ...outcomeWith({}).verdicts[0]!, verdict: 'grows' }] }, false, 'NOT FLAT'],
  ])('that %s', (_, more, sound, said) => {
    expect(isSound(outcomeWith(more))).toBe(sound);
    expect(soakReport(outcomeWith(more)).split('\n').at(-1)).toBe(said);
  });
});
