import { describe, expect, it } from 'vitest';
import { corpora, countsOf, disputes, kubernetesPairs, runCorpus } from '../testing/index.ts';
import { compareSchemas } from './index.ts';

const shown = 5;

/** What each corpus must come to, exactly: a change for the better is written down here, too. */
const figures: Readonly<Record<string, { correct: number; wrong: number; unknown: number; disputed: number }>> = {};

describe('corpora with known answers', () => {
  it.each(Object.entries(corpora))('%s', async (name, load) => {
    const judged = await runCorpus(load(), disputes(), ({ old, new: next, dialect }) => {
      const { verdict, witness, reasons } = compareSchemas({ old, new: next, dialect, direction: 'input' });
      return { verdict, ...(witness === undefined ? {} : { witness }), note: reasons.map(({ message }) => message).join('; ') };
    });
    const wrong = judged.filter(({ judgement }) => judgement === 'wrong').map(({ question, answer }) => `${question.name}: ${answer.verdict} ${JSON.stringify(answer.witness)}`);
    expect(wrong.slice(0, shown)).toEqual([]);
    expect(countsOf(judged)).toEqual(figures[name]);
  });

  it('disputes only labels that exist, each with a reason', () => {
    const names = new Set(Object.values(corpora).flatMap((load) => load().map(({ corpus, name }) => `${corpus}: ${name}`)));
    expect(disputes().filter(({ corpus, name }) => !names.has(`${corpus}: ${name}`))).toEqual([]);
    expect(disputes().filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

describe('Kubernetes from 1.12 to 1.13', () => {
  it('is compatible as a careful evolution is', () => {
    const verdicts = kubernetesPairs().map(({ name, old, new: next }) => ({ name, result: compareSchemas({ old, new: next, direction: 'input' }) }));
    const count = (verdict: string, of: 'strict' | 'declared'): number =>
      verdicts.filter(({ result }) => (of === 'strict' ? result.verdict : result.declared.verdict) === verdict).length;
    expect(verdicts).toHaveLength(871);
    expect({ compatible: count('compatible', 'strict'), unknown: count('unknown', 'strict') }).toEqual({ compatible: 750, unknown: 0 });
    expect({ compatible: count('compatible', 'declared'), unknown: count('unknown', 'declared') }).toEqual({ compatible: 866, unknown: 0 });
  });
});
