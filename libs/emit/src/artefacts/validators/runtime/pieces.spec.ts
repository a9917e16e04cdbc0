import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import formats from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPieces } from './formats.ts';
import { isRuntimePiece, runtimeCode } from './pieces.ts';

// Through `require`, as Ajv's own standalone code has it: the modules are CommonJS with a member `default`.
const require = createRequire(import.meta.url);
const { default: ucs2length } = require('ajv/dist/runtime/ucs2length.js') as { default: (text: string) => number };
const { default: equal } = require('ajv/dist/runtime/equal.js') as { default: (a: unknown, b: unknown) => boolean };

/** Run the emitted code of a piece. */
function piece(name: string): unknown {
  return runInThisContext(`(() => {\n${runtimeCode([name])}\nreturn ${name};\n})()`);
}

type Check = (value: unknown) => boolean;

function checkOf(format: unknown): Check {
  return typeof format === 'function' ? (format as Check) : (format as { validate: Check }).validate;
}

const digits = fc.constantFrom('0', '1', '2', '3', '5', '6', '9');
const dateTimes = fc
  .tuple(
    fc.constantFrom('2024', '2023', '1900', '2000', '99'),
    fc.constantFrom('01', '02', '04', '12', '13', '00'),
    fc.constantFrom('00', '01', '28', '29', '30', '31', '32'),
    fc.constantFrom('T', 't', ' ', 'x'),
    fc.constantFrom('00:00:00', '23:59:59', '23:59:60', '24:00:00', '12:60:00', '22:29:60', '1:2:3', '12:00:00.5'),
    fc.constantFrom('Z', 'z', '', '+00:00', '-01:30', '+24:00', '+0130', '+1'),
  )
  .map(([year, month, day, separator, time, zone]) => `${year}-${month}-${day}${separator}${time}${zone}`);
const uris = fc.stringMatching(/^[a-z]{0,3}:?\/{0,2}[a-z0-9@:.[\]%/?# -]{0,20}$/);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  dateTimes,
  dateTimes.map((text) => text.slice(0, 10)),
  dateTimes.map((text) => text.slice(11)),
  uris,
  fc.webUrl(),
  fc.array(digits).map((all) => all.join('')),
  fc.stringMatching(/^[A-Za-z0-9+/]{0,12}={0,2}$/),
  fc.constantFrom('[', 'a\\Z', '(?<n>a)'),
);

describe('the pieces of the runtime', () => {
  it.each(Object.entries(formatPieces))('check the format %s as ajv-formats does', (format, name) => {
    const original = checkOf(formats.fullFormats[format as keyof typeof formats.fullFormats]);
    const ours = checkOf(piece(name));
    const values =
      format.startsWith('int') || format === 'float' || format === 'double'
        ? fc.oneof(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.double(), fc.maxSafeInteger())
        : texts;
    fc.assert(
      fc.property(values, (value: unknown) => {
        expect(ours(value)).toBe(original(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('measure and compare as Ajv does', () => {
    const ourLength = piece('ucs2length') as (text: string) => number;
    const ourEqual = piece('equal') as (a: unknown, b: unknown) => boolean;
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => ourLength(text) === ucs2length(text)));
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => ourEqual(a, b) === equal(a, b) && ourEqual(a, structuredClone(a))));
  });

  it('exist for every name that is used', () => {
    expect(Object.values(formatPieces).every(isRuntimePiece)).toBe(true);
  });
});
