import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryReason } from '../src/formats/binary.ts';
import { detectFormat } from '../src/formats/detect.ts';
import { structure } from '../src/formats/structure.ts';

describe('detectFormat', () => {
  it.each([
    ['README.md', 'x', 'markdown'],
    ['https://example.org/page.HTML?a=1', 'x', 'html'],
    ['notes.txt', '# x', 'text'],
    ['README', '# Title\n', 'markdown'],
    ['README', 'see [a](b)', 'markdown'],
    ['page', '  <!DOCTYPE html><p>', 'html'],
    ['page', '<!-- saved --><html lang="en">', 'html'],
    ['LICENSE', 'Permission is hereby granted.', 'text'],
    ['a.constructor', 'x', 'text'],
  ])('%s with %j is %s', (id, content, format) => {
    expect(detectFormat(id, content)).toBe(format);
  });
});

describe('binaryReason', () => {
  it('refuses NUL bytes anywhere and mostly undecodable content', () => {
    expect(binaryReason(`${'a'.repeat(100_000)}\0`)).toContain('NUL');
    expect(binaryReason('\uFFFD\u0001\uFFFDPNG')).toContain('not text');
  });

  it('takes text in any script, ANSI colours included', () => {
    expect(binaryReason('Übung, 文書, \u001B[31mred\u001B[0m, one \uFFFD mistake')).toBeUndefined();
    expect(binaryReason('')).toBeUndefined();
  });
});

describe('any text', () => {
  it('becomes a document in each format', () => {
    const written = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('\n', '\n\n', '# ', '- ', '> ', '```', '<p>', '</p>', '<!--', '[a](b)', '[x]: y', '| a |', '*', '&amp;'),
      ),
    );
    fc.assert(
      fc.property(written, fc.constantFrom('markdown' as const, 'html' as const, 'text' as const), (parts, format) => {
        const document = structure('id', parts.join(''), format);
        expect(document.title).not.toBe('');
        for (const { level, text } of document.sections ?? []) {
          expect(level).toBeLessThanOrEqual(6);
          expect(document.text).toContain(text);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
