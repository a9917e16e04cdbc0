import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json.ts';
import { answerText, requestText } from './request-text.ts';
import type { Meta } from './rpc.ts';

/** Between other bytes, as it lies in what arrives. */
function parseText(text: string): unknown {
  const bytes = Buffer.from(`1${text}2`);
  return parseJson(bytes, 1, bytes.length - 1);
}

const trace = fc.constantFrom('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00');
const time = fc.oneof(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), fc.integer(), fc.double());
const id = fc.oneof(fc.nat(), fc.constantFrom(0, 2 ** 53 - 1, 2 ** 53, 1e300));
const data = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>({ text: 'ä' }, { _meta: { timestamp: 1 } }, '","_meta":{"timestamp":1', undefined));
const meta: fc.Arbitrary<Meta> = fc.record(
  {
    timestamp: time,
    from: fc.oneof(fc.constantFrom('kernel', 'doc-cards', '"', '__proto__'), fc.string()),
    to: fc.constantFrom<string[]>(['echo'], ['a', 'b'], []),
    type: fc.constantFrom('request', 'event'),
    deadline: time,
    traceparent: fc.oneof(trace, fc.string()),
    parent: fc.nat(),
  },
  { requiredKeys: ['timestamp', 'from', 'to', 'type'] },
);
const request = fc.tuple(id, fc.constantFrom('echo/say', 'a"b', '$/stop'), data, meta).map(([own, method, sent, of]) => requestText(own, method, sent, of));
const text = fc.oneof(
  request,
  fc.tuple(id, data).map(([own, sent]) => answerText(own, sent)),
  fc.json(),
);

/** A text with some of it taken out, doubled, or replaced. */
const damaged = fc
  .tuple(text, fc.nat(), fc.nat({ max: 6 }), fc.constantFrom('', '0', '1', '"', '}', '}}', ' ', ',', '-', '\\', '"x":1,', ',"_meta":{"timestamp":1', 'é'))
  .map(([whole, at, length, put]) => {
    const start = at % (whole.length + 1);
    return whole.slice(0, start) + put + whole.slice(start + length);
  });

function outcome(parse: (from: string) => unknown, from: string): unknown {
  try {
    return { value: parse(from) };
  } catch (error) {
    return error instanceof SyntaxError || (error as { code?: string }).code === 'not-json' ? 'not JSON' : error;
  }
}

describe('a message in a usual form', () => {
  it('is read as the parser reads it', () => {
    fc.assert(
      fc.property(text, (from) => {
        expect(parseText(from)).toStrictEqual(JSON.parse(from));
      }),
      { numRuns: 500 },
    );
  });

  it('is no other where it is damaged', () => {
    fc.assert(
      fc.property(damaged, (from) => {
        expect(outcome(parseText, from)).toStrictEqual(outcome((one) => JSON.parse(one) as unknown, from));
      }),
      { numRuns: 5_000 },
    );
  });

  it('keeps members of any name, and what follows an end that is none', () => {
    for (const from of [
      '{"jsonrpc":"2.0","id":1,"result":{"data":{"__proto__":{"x":1}}}}',
      '{"jsonrpc":"2.0","id":1,"result":{"data":1},"error":{}}',
      '{"jsonrpc":"2.0","id":1,"result":{"data":1,"data":{}}}',
      '{"jsonrpc":"2.0","id":1,"result":{"data": 1 }}',
    ])
      expect(parseText(from)).toStrictEqual(JSON.parse(from));
    for (const from of ['{"jsonrpc":"2.0","id":01,"result":{"data":1}}', '{"jsonrpc":"2.0","id":1,"result":{"data":}}'])
      expect(() => parseText(from)).toThrow('a message that is not JSON');
  });

  it('is not mistaken where its `_meta` is none', () => {
    for (const to of ['"abc"', '7', 'null', '[{}]'])
      for (let turn = 0; turn < 2; turn += 1) {
        const of = `{"timestamp":1,"from":"kernel","to":${to},"type":"request","deadline":2,"traceparent":"00-${'a'.repeat(32)}-${'b'.repeat(16)}-01"}`;
        const from = `{"jsonrpc":"2.0","id":1,"method":"echo/say","params":{"data":{},"_meta":${of}}}`;
        expect(parseText(from)).toStrictEqual(JSON.parse(from));
      }
  });

  it('is refused where a byte of it is no UTF-8', () => {
    const bytes = Buffer.from('{"jsonrpc":"2.0","id":1,"result":{"data":"x"}}');
    bytes[bytes.indexOf('x')] = 0x80;
    expect(() => parseJson(bytes, 0, bytes.length)).toThrow('a message that is not UTF-8');
  });

  it('shares nothing with the next one', () => {
    const of: Meta = { timestamp: 1, from: 'kernel', to: ['echo'], type: 'request', deadline: 2, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    const read = (): { params: { _meta: { to: string[] } } } => parseText(requestText(1, 'echo/say', {}, of)) as { params: { _meta: { to: string[] } } };
    read();
    read().params._meta.to.push('someone');
    expect(read().params._meta.to).toEqual(['echo']);
  });
});
