import { describe, expect, it } from 'vitest';
import { bytes, counted, duration } from './quantity.ts';

describe('quantities for people', () => {
  it.each([
    [0.0421, '42 us'],
    [0.9996, '1.0 ms'],
    [1, '1.0 ms'],
    [99.96, '100 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [59_990, '59.99 s'],
    [59_999, '1 min 0 s'],
    [3_599_600, '1 h 0 min'],
    [7_800_000, '2 h 10 min'],
  ])('%d ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 Ki'],
    [64 * 1024 ** 2, '64.0 Mi'],
    [2 * 1024 ** 4, '2048.0 Gi'],
  ])('%d bytes are %s', (count, text) => {
    expect(bytes(count)).toBe(text);
  });

  it('counts in the singular and the plural', () => {
    expect([counted(1, 'plugin'), counted(0, 'plugin'), counted(2, 'plugin')]).toEqual(['1 plugin', '0 plugins', '2 plugins']);
  });
});
