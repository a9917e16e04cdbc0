import { describe, expect, it } from 'vitest';
import { codeOf, tally } from './fixtures/tally.ts';
import { ReplayDivergence } from './replay.ts';
import type { StubRecord } from './record.ts';

const ask = (of: string) => tally((_, { kernel, ids }) => kernel.call('bank/rate', { of }).then((answer) => [answer, ids.next()]));

async function recording(): Promise<readonly StubRecord[]> {
  const stub = ask('EUR');
  stub.script('bank/rate', { rate: 3 });
  stub.fault('bank/rate', { delayMs: 30, times: 1 });
  await stub.calls.add({ by: 2 });
  await Promise.all([stub.calls.run(1), stub.calls.run(2)]);
  stub.configure({ limit: 3 });
  await codeOf(stub.calls.add({ by: 9 }));
  stub.crash();
  await stub.clock.advance(1000);
  await stub.deliver('bank/paid', { by: 1 });
  return stub.records();
}

describe('a recording', () => {
  it('is plain JSON and always the same', async () => {
    const records = await recording();
    expect(JSON.parse(JSON.stringify(records))).toEqual(records);
    expect(await recording()).toEqual(records);
    expect(records[0]).toMatchObject({ seq: 0, direction: 'in', method: 'tally/add', data: { by: 2 }, end: { data: { total: 2 } } });
    expect(records[1]).toMatchObject({ direction: 'out', method: 'kernel/storage.get', parent: 0, end: { data: {} } });
  });

  it('replays without any script, from a file as well', async () => {
    const records = JSON.parse(JSON.stringify(await recording())) as StubRecord[];
    const stub = ask('EUR');
    await stub.replay(records);
    expect(stub.records()).toEqual(records);
  });

  it('names the member in which the plugin now asks for something else', async () => {
    const replay = ask('USD').replay(await recording());
    await expect(replay).rejects.toBeInstanceOf(ReplayDivergence);
    await expect(replay).rejects.toThrow('bank/rate with other data than recorded:\n  /of\n    - "EUR"\n    + "USD"');
  });

  it('tells when the plugin answers something else', async () => {
    const replay = tally(async (_, { kernel }) => [await kernel.call('bank/rate', { of: 'EUR' }), 'constant']).replay(await recording());
    await expect(replay).rejects.toThrow('tally/run came to something else than recorded:\n  /data/1');
  });

  it('tells when the plugin asks more, less or elsewhere, even where it hides the refusal', async () => {
    const records = await recording();
    const more = tally(async (_, { kernel, ids }) => {
      const answer = await kernel.call('bank/rate', { of: 'EUR' });
      await kernel.call('bank/rate', { of: 'EUR' }).catch(() => undefined);
      return [answer, ids.next()];
    });
    await expect(more.replay(records)).rejects.toThrow('the recording has no further call, and the plugin called bank/rate');
    const less = tally((_, { ids }) => Promise.resolve([{ rate: 3 }, ids.next()]));
    await expect(less.replay(records)).rejects.toThrow('the recording has a call of bank/rate in tally/run, and the plugin did not make it');
    const elsewhere = tally((_, { kernel }) => kernel.call('kernel/config.get', {}));
    await expect(elsewhere.replay(records)).rejects.toThrow('the recording has a call of bank/rate, and the plugin called kernel/config.get');
  });
});
