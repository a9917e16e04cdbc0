import { describe, expect, it } from 'vitest';
import { randomPair } from '../generate/pair.ts';
import { ajvOracle } from '../oracle/ajv-oracle.ts';
import { Random } from '../random.ts';
import { examinePair, type Engine } from './examine-pair.ts';
import { examineRange, pairOf } from './examine-range.ts';
import { reproducer } from './reproducer.ts';
import { emptyTally, together } from './tally.ts';

const credulous: Engine = () => ({ kind: 'yes' });
const range = { seed: 3, from: 0, pairs: 150, samples: 200 };

describe('the examiner', () => {
  it('catches an engine that says yes to everything, with a small reproducer', async () => {
    const { findings, pairs, samples } = await examineRange(range, credulous);
    expect(pairs).toBe(150);
    expect(samples).toBeGreaterThan(100 * 200);
    expect(findings.length).toBeGreaterThan(20);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['unsound']));
    const [finding] = findings;
    const smallest = await reproducer(finding!, credulous);
    expect(JSON.stringify(smallest.pair).length).toBeLessThan(80);
  });

  it('catches a witness that is none, and an engine that throws', async () => {
    const wrong = await examinePair({ wider: { type: 'string' }, narrower: { minLength: 1 } }, () => ({ kind: 'no', witness: 'a' }), new Random(1), 200, false);
    expect(wrong.finding).toMatchObject({ kind: 'witness', value: 'a' });
    const right = await examinePair({ wider: { type: 'string' }, narrower: { minLength: 1 } }, () => ({ kind: 'no', witness: 1 }), new Random(1), 200, false);
    expect(right.finding).toBeUndefined();
    const thrown = await examinePair(
      { wider: true, narrower: true },
      () => {
        throw new Error('lost');
      },
      new Random(1),
      200,
      false,
    );
    expect(thrown.finding).toMatchObject({ kind: 'crash', message: 'lost' });
  });

  it('holds nothing against a witness that one validator refuses while the other gave up', async () => {
    // Ajv passes over a member of this name; an empty list is no schema to Hyperjump.
    const pair = { wider: { properties: { ['__proto__']: false } }, narrower: { prefixItems: [] } };
    const witness = { ['__proto__']: null };
    const { disputed, finding } = await examinePair(pair, () => ({ kind: 'no', witness }), new Random(1), 200, false);
    expect({ disputed, finding }).toEqual({ disputed: 1, finding: undefined });
  });

  it('examines the same pairs whatever the range is cut into', async () => {
    const whole = await examineRange({ ...range, pairs: 60 }, credulous);
    const parts = [await examineRange({ ...range, pairs: 25 }, credulous), await examineRange({ ...range, from: 25, pairs: 35 }, credulous)];
    const sum = parts.reduce(together, emptyTally);
    const plain = (tally: typeof whole): unknown => ({ ...tally, engineMilliseconds: 0, slowestMilliseconds: 0 });
    expect(plain(sum)).toEqual(plain(whole));
  });

  it('makes pairs that are related, and samples that reach inside', async () => {
    const random = new Random(11);
    const pairs = Array.from({ length: 300 }, () => randomPair(random));
    expect(pairs.filter(({ wider, narrower }) => JSON.stringify(wider) === JSON.stringify(narrower)).length).toBeLessThan(90);
    expect(pairs.every(({ wider }) => ajvOracle(wider) !== undefined)).toBe(true);
    const { inside, samples } = await examineRange({ ...range, pairs: 100 }, credulous);
    expect(inside / samples).toBeGreaterThan(0.2);
  });

  it('uses every keyword', () => {
    const text = JSON.stringify(Array.from({ length: 2000 }, (_, index) => pairOf(5, index)));
    const keywords = [
      'type',
      'enum',
      'const',
      'minimum',
      'maximum',
      'exclusiveMinimum',
      'exclusiveMaximum',
      'multipleOf',
      'minLength',
      'maxLength',
      'pattern',
      'format',
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'propertyNames',
      'dependentRequired',
      'dependentSchemas',
      'minProperties',
      'maxProperties',
      'unevaluatedProperties',
      'prefixItems',
      'items',
      'contains',
      'minContains',
      'maxContains',
      'minItems',
      'maxItems',
      'uniqueItems',
      'unevaluatedItems',
      'allOf',
      'anyOf',
      'oneOf',
      'not',
      'if',
      'then',
      'else',
      '$ref',
      '$defs',
    ];
    expect(keywords.filter((keyword) => text.split(`"${keyword}":`).length < 20)).toEqual([]);
  });
});
