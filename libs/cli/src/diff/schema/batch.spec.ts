import type { ComparisonResult } from '@plugwright/compat';
import { describe, expect, it } from 'vitest';
import { answerBatch } from './batch.ts';
import type { Question } from './question.ts';

const defaults = { direction: 'both', formatAssertion: false } as const;

function answerOf(message: unknown): ComparisonResult {
  return { verdict: 'compatible', declared: { verdict: 'compatible' }, reasons: [{ pointer: '', message: JSON.stringify(message), side: 'new' }] };
}

/** Runs a batch whose questions take as many turns as their `$comment` says. */
async function run(entries: readonly unknown[], width: number, write?: (line: string) => Promise<void>) {
  const lines: string[] = [];
  let [open, most] = [0, 0];
  const asking = {
    width,
    async ask(question: Question): Promise<ComparisonResult> {
      open += 1;
      most = Math.max(most, open);
      const turns = typeof question.old === 'object' ? Number(question.old['$comment']) : 0;
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      open -= 1;
      return answerOf(question.old);
    },
  };
  await answerBatch(entries, defaults, asking, async (line) => {
    lines.push(line);
    await write?.(line);
  });
  return { lines, most };
}

const entry = (turns: number) => ({ old: { $comment: turns }, new: true });

describe('a batch', () => {
  it('answers in the order of the entries, however long each takes, and keeps as many open as it may', async () => {
    const turns = [90, 3, 50, 1, 1, 70, 2, 8, 20, 0];
    const { lines, most } = await run(turns.map(entry), 4);
    expect(lines.map((line) => (JSON.parse(line) as ComparisonResult).reasons[0]?.message)).toEqual(turns.map((count) => `{"$comment":${count}}`));
    expect(most).toBe(4);
  });

  it('answers malformed entries in their place', async () => {
    const { lines } = await run([entry(5), null, entry(0), { old: 1, new: 2 }], 2);
    expect(lines.map((line) => (JSON.parse(line) as ComparisonResult).verdict)).toEqual(['compatible', 'unknown', 'compatible', 'unknown']);
  });

  it('of nothing prints nothing', async () => {
    expect((await run([], 4)).lines).toEqual([]);
  });

  it('asks no further than its reader reads', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let printed = 0;
    const running = run(
      Array.from({ length: 100 }, () => entry(0)),
      4,
      () => {
        printed += 1;
        return held;
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(printed).toBe(1);
    release();
    expect((await running).lines).toHaveLength(100);
  });

  it('an answer that cannot be written is an unknown one', async () => {
    const endless: { inner?: unknown } = {};
    endless.inner = endless;
    const lines: string[] = [];
    const asking = { width: 1, ask: () => Promise.resolve({ ...answerOf(1), witness: endless as never }) };
    await answerBatch([{ old: true, new: true }], defaults, asking, (line) => Promise.resolve(void lines.push(line)));
    expect(lines.map((line) => JSON.parse(line) as ComparisonResult)).toMatchObject([{ verdict: 'unknown' }]);
  });
});
