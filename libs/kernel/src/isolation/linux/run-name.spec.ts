import { describe, expect, it } from 'vitest';
import { isLeftOver, runName } from './run-name.ts';

describe.skipIf(process.platform !== 'linux')('the name of a run', () => {
  const own = runName();

  it('is not left over while its process runs, whatever follows it', () => {
    expect([own, `${own}.abc`].map(isLeftOver)).toEqual([false, false]);
  });

  it('is left over when the number belongs to another process now, or to none', () => {
    const [prefix = '', namespace = '', pid = '', start = ''] = own.split('.');
    expect(isLeftOver([prefix, namespace, pid, String(Number(start) + 1)].join('.'))).toBe(true);
    expect(isLeftOver([prefix, namespace, '4194305', start].join('.'))).toBe(true);
  });

  it('is not touched where it is not ours or cannot be judged from here', () => {
    const [prefix = '', , pid = '', start = ''] = own.split('.');
    const others = ['plugwright', 'plugwright.1.2', 'plugwright.a.b.c', `x${own}`, [prefix, '1', pid, String(Number(start) + 1)].join('.')];
    expect(others.map(isLeftOver)).toEqual(others.map(() => false));
  });
});
