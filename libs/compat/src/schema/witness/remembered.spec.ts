import { describe, expect, it } from 'vitest';
import { Remembered } from './remembered.ts';

describe('what is remembered of texts', () => {
  it('is what was added, until there are too many: then what was used longest ago is forgotten', () => {
    const remembered = new Remembered<number>(2, 100);
    expect(remembered.add('a', 1)).toEqual([]);
    expect(remembered.add('b', 2)).toEqual([]);
    expect(remembered.get('a')).toBe(1);
    expect(remembered.add('c', 3)).toEqual([2]);
    expect(['a', 'b', 'c'].map((text) => remembered.get(text))).toEqual([1, undefined, 3]);
  });

  it('is no more than so many characters, and one longer text', () => {
    const remembered = new Remembered<number>(10, 5);
    remembered.add('aaa', 1);
    remembered.add('bb', 2);
    expect(remembered.add('c', 3)).toEqual([1]);
    expect(remembered.add('dddddddd', 4)).toEqual([2, 3]);
    expect(remembered.get('dddddddd')).toBe(4);
    expect(remembered.add('e', 5)).toEqual([4]);
    expect(remembered.get('e')).toBe(5);
  });
});
