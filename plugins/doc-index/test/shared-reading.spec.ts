import { expect, it } from 'vitest';
import { DocumentIndex, type Storage } from '../src/index/document-index.ts';

it('who joins the reading of a call that is withdrawn reads by itself', async () => {
  let reads = 0;
  const list: Storage['list'] = () => {
    reads += 1;
    return reads === 1 ? Promise.reject(new Error('withdrawn')) : Promise.resolve({ entries: [] });
  };
  const index = new DocumentIndex({ list } as unknown as Storage);
  const [first, second] = await Promise.allSettled([index.postings(), index.postings()]);
  expect([first.status, second.status, reads]).toEqual(['rejected', 'fulfilled', 2]);
});
