import { describe, expect, it } from 'vitest';
import { tally } from './fixtures/tally.ts';
import { tallyManifest } from './fixtures/tally-manifest.ts';

const declaring = { manifest: { ...tallyManifest, observability: { metrics: { sums: { kind: 'counter', attributes: ['sign'] } } } } };

describe('a metric', () => {
  it('that the spec declares is taken', async () => {
    const stub = tally(
      (_, { metric }) => {
        metric('sums', 1, { sign: 'plus' });
        return Promise.resolve({});
      },
      {},
      declaring,
    );
    expect(await stub.calls.run()).toEqual({});
  });

  it.each([
    ['other', {}, 'the metric other'],
    ['constructor', {}, 'the metric constructor'],
    ['sums', { user: 'ada' }, 'the attribute user'],
  ])('%s with %j, which it does not declare, fails the test', async (name, attributes, said) => {
    const stub = tally(
      async (_, { metric }) => {
        metric(name, 1, attributes);
        await new Promise(setImmediate);
        return {};
      },
      {},
      declaring,
    );
    await expect(stub.calls.run()).rejects.toThrow(said);
  });
});
