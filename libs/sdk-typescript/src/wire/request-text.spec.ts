import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestText } from './request-text.ts';
import type { Meta } from './rpc.ts';

const time = fc.oneof(fc.integer({ min: 0, max: 2 ** 45 }), fc.double());
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('kernel', 'echo', '__proto__', '"', '\\', '\ud800', 'x'.repeat(300)));
const meta: fc.Arbitrary<Meta> = fc.record(
  {
    timestamp: time,
    from: text,
    to: fc.array(text, { maxLength: 3 }),
    type: fc.constantFrom('request', 'event', 'broadcast'),
    deadline: time,
    traceparent: fc.oneof(text, fc.constant('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')),
    id: text,
    topic: text,
    parent: fc.nat(),
    download: fc.nat(),
    upload: fc.boolean(),
  },
  { requiredKeys: ['timestamp', 'from', 'to', 'type'] },
);

describe('the text of a request', () => {
  it('is the JSON of the message, whatever is in it', () => {
    fc.assert(
      fc.property(fc.nat(), text, fc.option(fc.jsonValue(), { nil: undefined }), meta, (id, method, data, _meta) => {
        expect(JSON.parse(requestText(id, method, data, _meta))).toEqual(JSON.parse(JSON.stringify({ jsonrpc: '2.0', id, method, params: { data, _meta } })));
      }),
    );
  });

  it('stays right when more texts came than are kept', () => {
    const named = (from: string): Meta => ({ timestamp: 1, from, to: [], type: 'request' });
    for (let n = 0; n < 2_500; n += 1) {
      const from = `"caller" ${String(n % 1_700)}`;
      expect(JSON.parse(requestText(1, 'a/b', 0, named(from)))).toMatchObject({ params: { _meta: { from } } });
    }
  });

  it('is none where the data is no JSON', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(() => requestText(1, 'a/b', circle, { timestamp: 1, from: 'kernel', to: [], type: 'request' })).toThrow(TypeError);
  });
});
