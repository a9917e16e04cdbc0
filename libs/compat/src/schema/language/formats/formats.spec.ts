import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { includes, languageOf, subset, words } from '../language.ts';
import { formatHolds } from './format-holds.ts';
import { formatLanguage } from './format-language.ts';

const known = ['date', 'ipv4', 'ipv6', 'json-pointer', 'uuid'] as const;

const judged: Record<(typeof known)[number], { good: string[]; bad: string[] }> = {
  date: {
    good: ['2024-02-29', '2000-02-29', '0000-02-29', '2023-12-31', '2023-02-28', '9999-04-30'],
    bad: ['2023-02-29', '1900-02-29', '2023-04-31', '2023-13-01', '2023-00-10', '2023-01-00', '2023-1-1', ' 2023-01-01', '2023-01-01\n', '২০২৩-01-01'],
  },
  ipv4: { good: ['0.0.0.0', '255.255.255.255', '1.22.133.9'], bad: ['256.0.0.1', '01.2.3.4', '1.2.3', '1.2.3.4.5', ''] },
  ipv6: {
    good: ['::', '::1', '1::', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4', '1:2:3:4:5:6:1.2.3.4', 'a:B::C', '1:2:3:4:5:6:7::', '1::3:4:5:6:7:8'],
    bad: [':', '1:2:3:4:5:6:7', '1::2::3', '12345::', '::1%eth0', '1:2:3:4:5:6:7:8:9', '::1.2.3', '1:2:3:4:5:6:7:1.2.3.4'],
  },
  'json-pointer': { good: ['', '/', '/a~0b~1c', '/a/b//', '/\n', '/😀'], bad: ['a', '/~', '/~2', '#/a'] },
  uuid: {
    good: ['123e4567-e89b-12d3-a456-426614174000', 'ABCDEFAB-cdef-0000-0000-000000000000'],
    bad: ['123e4567e89b12d3a456426614174000', 'urn:uuid:x', '', '{123e4567-e89b-12d3-a456-426614174000}'],
  },
};

describe('the language of a format', () => {
  it.each(known)('%s agrees with both validators on good and bad words', (format) => {
    const language = formatLanguage(format);
    if (language === undefined) throw new Error('no language');
    for (const word of judged[format].good) expect([word, includes(language, word), formatHolds(format, word)]).toEqual([word, true, true]);
    for (const word of judged[format].bad) expect([word, includes(language, word), formatHolds(format, word)]).toEqual([word, false, false]);
    for (const word of words(language, 40)) expect([word, formatHolds(format, word)]).toEqual([word, true]);
  });

  it.each(known)('%s agrees with both validators on words with one character changed', (format) => {
    const language = formatLanguage(format);
    if (language === undefined) throw new Error('no language');
    const seeds = [...judged[format].good, ...words(language, 20)];
    const character = fc.constantFrom(...Array.from('0123456789abfgAF:.-/~# z😀'));
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.nat(40), fc.nat(1), character, (seed, at, drop, put) => {
        const word = seed.slice(0, at) + put + seed.slice(at + drop);
        if (!word.isWellFormed()) return;
        expect(includes(language, word)).toBe(formatHolds(format, word));
      }),
      { numRuns: 150 },
    );
  });

  it.each(['ipv4', 'json-pointer'] as const)('%s is the very language of the expression Ajv uses', (format) => {
    const ours = formatLanguage(format);
    const written = fullFormats[format];
    if (ours === undefined || !(written instanceof RegExp)) throw new Error('no expression to compare with');
    const theirs = languageOf(written.source);
    if ('reason' in theirs) throw new Error(theirs.reason);
    expect([subset(ours, theirs), subset(theirs, ours)]).toEqual([true, true]);
  });

  it('is left open where validators differ or nothing regular says it', () => {
    expect(['date-time', 'time', 'email', 'uri', 'hostname', 'regex', 'no-such-format', '__proto__'].map(formatLanguage)).toEqual(Array.from({ length: 8 }));
  });
});

describe('whether a format holds', () => {
  it('is what both validators say', () => {
    expect(formatHolds('email', 'a@b.example')).toBe(true);
    expect(formatHolds('email', 'nothing')).toBe(false);
    expect(formatHolds('email', 7)).toBe(true);
  });

  it('is open where they differ', () => {
    expect(formatHolds('uuid', 'urn:uuid:123e4567-e89b-12d3-a456-426614174000')).toBeUndefined();
  });

  it('is always so for a format nobody knows', () => {
    expect(formatHolds('no-such-format', 'anything')).toBe(true);
  });
});
