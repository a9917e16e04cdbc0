import { describe, expect, it } from 'vitest';
import { contains } from '../../src/index.ts';
import { checkedKeywords, containsIgnoring } from '../../src/schema/testing.ts';
import { mutants } from './survivors.ts';

/** Refuses values only when it is asserted, which the other validators are not asked for; it has a test of its own. */
const onlyWhereAsserted = 'format';

describe('an engine that overlooks one keyword of the wider schema', () => {
  it('is found out, whatever the keyword', { timeout: 600_000 }, async () => {
    const keywords = checkedKeywords.filter((keyword) => keyword !== onlyWhereAsserted);
    expect(keywords.length).toBeGreaterThan(35);
    const found = await mutants(keywords, (keyword) => (wider, narrower) => containsIgnoring(wider, narrower, { ignoreKeywords: [keyword] }));
    expect(found.filter(({ by }) => by === undefined).map(({ keyword }) => keyword)).toEqual([]);
  });

  it('is found out by an asserted format', () => {
    const [wider, narrower] = [{ format: 'date' }, { enum: ['2024-02-29', '2023-02-29'] }];
    expect(contains(wider, narrower, { formatAssertion: true })).toMatchObject({ kind: 'no', witness: '2023-02-29' });
    expect(containsIgnoring(wider, narrower, { formatAssertion: true, ignoreKeywords: [onlyWhereAsserted] })).toEqual({ kind: 'yes' });
  });
});
