import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markersOf, mergePart } from './markers.ts';

const markers = markersOf('README.md');

describe('a shared file', () => {
  it("begins as the machine's part alone", () => {
    expect(mergePart(undefined, 'text\n', markers)).toBe(`${markers.begin}\ntext\n${markers.end}\n`);
  });

  it('keeps what a person wrote around the markers', () => {
    const existing = `before\n${markers.begin}\nold\n${markers.end}\nafter`;
    expect(mergePart(existing, 'new', markers)).toBe(`before\n${markers.begin}\nnew\n${markers.end}\nafter`);
  });

  it('gets the part in front where there was none', () => {
    expect(mergePart('mine\n', 'new', markersOf('CODEOWNERS'))).toMatch(/^# plugwright:begin[^\n]*\nnew\n# plugwright:end\n\nmine\n$/);
  });

  it.each([
    ['a begin alone', `${markers.begin}\n`],
    ['an end alone', markers.end],
    ['two pairs', `${markers.begin}${markers.end}${markers.begin}${markers.end}`],
    ['the wrong order', `${markers.end}${markers.begin}`],
  ])('is refused with %s', (_, text) => {
    expect(mergePart(text, 'new', markers)).toBeUndefined();
  });

  it('changes no more when it is merged again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (mine, part) => {
        const once = mergePart(mine, part, markers) ?? '';
        expect(mergePart(once, part, markers)).toBe(once);
        expect(once).toContain(mine.trim());
      }),
    );
  });
});
