import { describe, expect, it } from 'vitest';
import { AbsentError, interleave } from './interleave.ts';

describe('interleave', () => {
  it('measures in turns that begin with another one each round, and closes all', async () => {
    const turns: string[] = [];
    const entrant = (name: string) => () =>
      Promise.resolve({
        round: () => {
          turns.push(name);
          return Promise.resolve({ us: turns.length });
        },
        close: () => void turns.push(`${name} closed`),
      });
    const measured = await interleave({ a: entrant('a'), b: entrant('b') }, 2);
    expect(turns).toEqual(['a', 'b', 'b', 'a', 'a closed', 'b closed']);
    expect(measured['a']).toEqual({ samples: [{ us: 1 }, { us: 4 }] });
  });

  it('says why one is not there, and measures the others', async () => {
    const measured = await interleave(
      {
        gone: () => Promise.reject(new AbsentError('no such level')),
        there: () => Promise.resolve({ round: () => Promise.resolve({ us: 1 }), close: () => undefined }),
      },
      1,
    );
    expect(measured).toEqual({ gone: { absent: 'no such level' }, there: { samples: [{ us: 1 }] } });
  });

  it('fails with one that fails, after closing it', async () => {
    let closed = false;
    const failing = (): ReturnType<Parameters<typeof interleave>[0][string]> =>
      Promise.resolve({ round: () => Promise.reject(new Error('on purpose')), close: () => void (closed = true) });
    await expect(interleave({ failing }, 1)).rejects.toThrow('on purpose');
    expect(closed).toBe(true);
  });
});
