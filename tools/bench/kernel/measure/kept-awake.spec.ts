import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { descendantsOf } from '../processes.ts';
import { canKeepAwake, keptAwake } from './kept-awake.ts';

/** The programs that turn, as Linux names their scheduling policy: 5 is the one that yields to every other. */
function turning(): number[] {
  return descendantsOf(process.pid).filter((pid) => {
    try {
      const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ');
      return fields?.[38] === '5';
    } catch {
      return false;
    }
  });
}

describe.runIf(canKeepAwake())('cores that are kept awake', () => {
  it('are busy with what yields to everything else, and only as long as is asked for', async () => {
    const during = await keptAwake(async () => {
      await pause(300);
      return turning().length;
    });
    expect(during).toBe(availableParallelism());
    expect(turning()).toEqual([]);
  });

  it('rest also after a failure', async () => {
    await expect(keptAwake(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(turning()).toEqual([]);
  });
});
