import { expect, it } from 'vitest';
import { LARGE, numbered, streamRounds, type Streamer } from './stream-rounds.ts';

const load = { small: 4, large: 2 };

function counting(lost = 0): Streamer & { readonly asked: string[] } {
  const asked: string[] = [];
  const stream = (way: string) => (items: number, size: number) => {
    asked.push(`${way} ${String(items)} ${String(size)}`);
    return Promise.resolve(items - lost);
  };
  return { asked, download: stream('down'), upload: stream('up'), held: () => Promise.resolve(3), close: () => undefined };
}

it('streams both ways, small and large items, once before the first round', async () => {
  const streamer = counting();
  const contestant = await streamRounds(streamer, load);
  const once = ['down 4 0', `down 2 ${String(LARGE)}`, 'up 4 0', `up 2 ${String(LARGE)}`];
  expect(streamer.asked).toEqual(once);
  expect(await contestant.round()).toEqual({
    'small down': expect.any(Number) as number,
    'large down': expect.any(Number) as number,
    'small up': expect.any(Number) as number,
    'large up': expect.any(Number) as number,
    held: 3,
  });
  expect(streamer.asked).toEqual([...once, ...once]);
});

it('fails where items are missing', async () => {
  await expect(streamRounds(counting(1), load)).rejects.toThrow('3 items came of 4');
});

it('numbers items, and gives them text where they shall have some', () => {
  expect([...numbered(2, 0), ...numbered(1, 3)]).toEqual([{ number: 0 }, { number: 1 }, { number: 0, text: 'xxx' }]);
});
