import { describe, expect, it } from 'vitest';
import { corpora, countsOf, disputes, kubernetesPairs, runCorpus } from '../testing/index.ts';
import { compareSchemas, contains } from './index.ts';

const shown = 5;

/** What each corpus must come to, exactly: a change for the better is written down here, too. */
const figures: Readonly<Record<string, { correct: number; wrong: number; unknown: number; disputed: number }>> = {
  atlassian: { correct: 312, wrong: 0, unknown: 0, disputed: 4 },
  jsoncompat: { correct: 117, wrong: 0, unknown: 0, disputed: 9 },
  sentry: { correct: 80, wrong: 0, unknown: 0, disputed: 5 },
  jsonsubschema: { correct: 593, wrong: 0, unknown: 0, disputed: 29 },
  handmade: { correct: 193, wrong: 0, unknown: 0, disputed: 0 },
  membership: { correct: 1209, wrong: 0, unknown: 0, disputed: 1 },
  'membership draft-04': { correct: 610, wrong: 0, unknown: 0, disputed: 0 },
  'membership draft-06': { correct: 829, wrong: 0, unknown: 0, disputed: 0 },
  'membership draft-07': { correct: 913, wrong: 0, unknown: 0, disputed: 0 },
  'membership 2019-09': { correct: 1226, wrong: 0, unknown: 0, disputed: 1 },
};

describe('corpora with known answers', () => {
  it.each(Object.entries(corpora))('%s', async (name, load) => {
    const judged = await runCorpus(load(), disputes(), ({ old, new: next, dialect }) => {
      const { verdict, witness, reasons } = compareSchemas({ old, new: next, dialect, direction: 'input' });
      return { verdict, ...(witness === undefined ? {} : { witness }), note: reasons.map(({ message }) => message).join('; ') };
    });
    const wrong = judged
      .filter(({ judgement }) => judgement === 'wrong')
      .map(({ question, answer }) => `${question.name}: ${answer.verdict} ${JSON.stringify(answer.witness)}`);
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
  const kinds = (names: 'any' | 'declared'): Readonly<Record<string, number>> => {
    const counts = { yes: 0, no: 0, unknown: 0 };
    for (const { old, new: next } of kubernetesPairs()) counts[contains(next, old, { names }).kind] += 1;
    return counts;
  };

  it('is compatible as a careful evolution is', () => {
    expect(kinds('any')).toEqual({ yes: 750, no: 121, unknown: 0 });
  });

  it('is compatible throughout for values with declared names only', () => {
    expect(kinds('declared')).toEqual({ yes: 871, no: 0, unknown: 0 });
  });
});
