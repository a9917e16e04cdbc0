import { describe, expectTypeOf, it } from 'vitest';
import type { Items, Streaming } from '../context.ts';
import type { StubAnswer, StubCallOptions } from './stub-types.ts';

interface Hit {
  readonly id: string;
}

interface Line {
  readonly text: string;
}

interface Both {
  input: { query: string };
  output: { found: number };
  download: Hit;
  upload: Line;
}

type Plain = Pick<Both, 'input' | 'output'>;
type Upload = Pick<Both, 'input' | 'output' | 'upload'>;
type Downloading<Item, Output> = () => AsyncGenerator<Item, Output, void>;

describe('the types of what streams', () => {
  it('are those of items and of the output', () => {
    expectTypeOf<Awaited<Streaming<Hit, { found: number }>>>().toEqualTypeOf<{ found: number }>();
    expectTypeOf<Streaming<Hit, { found: number }>>().toExtend<AsyncIterable<Hit>>();
    expectTypeOf<Streaming<Hit, { found: number }>>().not.toExtend<AsyncIterable<Line>>();
  });

  it('refuse an item of another type, whatever it comes in', () => {
    expectTypeOf<Line[]>().toExtend<Items<Line>>();
    expectTypeOf<AsyncGenerator<Line, void>>().toExtend<Items<Line>>();
    expectTypeOf<Hit[]>().not.toExtend<Items<Line>>();
    expectTypeOf<AsyncGenerator<Hit, void>>().not.toExtend<Items<Line>>();
    expectTypeOf<Generator<Hit, void>>().not.toExtend<Items<Line>>();
  });

  it('refuse an upload where nothing can be uploaded', () => {
    expectTypeOf<{ upload: Line[] }>().toExtend<StubCallOptions<Line>>();
    expectTypeOf<{ upload: Hit[] }>().not.toExtend<StubCallOptions<Line>>();
    expectTypeOf<{ upload: Line[] }>().not.toExtend<StubCallOptions>();
  });

  it('let a script yield what its operation streams, and nothing else', () => {
    expectTypeOf<Downloading<Hit, { found: number }>>().toExtend<StubAnswer<Both>>();
    expectTypeOf<() => Generator<Hit, { found: number }, void>>().toExtend<StubAnswer<Both>>();
    expectTypeOf<Downloading<Line, { found: number }>>().not.toExtend<StubAnswer<Both>>();
    expectTypeOf<Downloading<Hit, { found: string }>>().not.toExtend<StubAnswer<Both>>();
    expectTypeOf<Downloading<Hit, { found: number }>>().not.toExtend<StubAnswer<Plain>>();
  });

  it('let a script read what is uploaded as it is', () => {
    expectTypeOf<(input: { query: string }, upload: AsyncIterable<Line>) => { found: number }>().toExtend<StubAnswer<Upload>>();
    expectTypeOf<(input: { query: string }, upload: AsyncIterable<Hit>) => { found: number }>().not.toExtend<StubAnswer<Upload>>();
    expectTypeOf<(input: { query: string }, upload: AsyncIterable<never>) => { found: number }>().toExtend<StubAnswer<Plain>>();
    expectTypeOf<(input: { query: string }, upload: AsyncIterable<Line>) => { found: number }>().toExtend<StubAnswer<Plain>>();
  });
});
