import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLines, LineDecoder } from './line.ts';
import { ProtocolError } from './violation.ts';

/** Everything that comes of some bytes in pieces of the given sizes, and how it ended. */
function decode(bytes: Buffer, sizes: readonly number[], maxBytes: number): unknown[] {
  const heard: unknown[] = [];
  const decoder = new LineDecoder((value, cost) => heard.push([value, cost]), maxBytes);
  let at = 0;
  try {
    for (const size of [...sizes, bytes.length]) {
      decoder.decode(bytes.subarray(at, at + size));
      at += size;
    }
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return [...heard, error.code];
  }
  return [...heard, decoder.open ? 'open' : 'done'];
}

const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 50 });

describe('lines', () => {
  it('come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue().map((value) => JSON.stringify(value))), sizes, (texts, cuts) => {
        const expected = texts.map((text) => [JSON.parse(text) as unknown, Buffer.byteLength(text)]);
        const wire = texts.length === 0 ? Buffer.alloc(0) : encodeLines(texts);
        expect(decode(wire, cuts, 1_000_000)).toEqual([...expected, 'done']);
      }),
      { seed: 1 },
    );
  });

  it('of any bytes mean the same however they are cut, and end in nothing but a named breach', () => {
    const noise = fc.array(fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom('\n', '\r\n', '{}', '{"a":1}\n', '[', '"\n')));
    fc.assert(
      fc.property(noise, sizes, (parts, cuts) => {
        const bytes = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
        expect(decode(bytes, cuts, 30)).toEqual(decode(bytes, [], 30));
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
