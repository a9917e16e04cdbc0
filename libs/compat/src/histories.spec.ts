import type { Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { ajvOracle, histories, hyperjumpOracle, stepsOf, translate } from '../testing/index.ts';
import { compareSchemas } from './index.ts';
import { dialectOf } from './schema/dialect/index.ts';

/** Strict verdict and declared one of each step of a history. */
const figures: Readonly<Record<string, readonly string[]>> = {
  biome: [
    '1.0.0 to 1.2.0: breaking, declared compatible',
    '1.2.0 to 1.4.0: breaking, declared breaking',
    '1.4.0 to 1.6.0: breaking, declared breaking',
    '1.6.0 to 1.8.0: breaking, declared breaking',
    '1.8.0 to 1.9.0: breaking, declared breaking',
    '1.9.0 to 2.0.0: breaking, declared breaking',
    '2.0.0 to 2.2.0: breaking, declared breaking',
    '2.2.0 to 2.5.0: breaking, declared breaking',
  ],
  'changesets-config': [
    '0.2.1 to 0.3.0: breaking, declared breaking',
    '0.3.0 to 1.4.0: breaking, declared compatible',
    '1.4.0 to 1.7.0: breaking, declared compatible',
    '1.7.0 to 2.1.0: breaking, declared breaking',
    '2.1.0 to 2.3.0: breaking, declared compatible',
    '2.3.0 to 3.1.0: breaking, declared compatible',
    '3.1.0 to 4.0.0: breaking, declared breaking',
  ],
  'cspell-types': [
    '6.0.0 to 6.2.0: breaking, declared breaking',
    '6.2.0 to 6.6.0: compatible, declared compatible',
    '6.6.0 to 6.8.0: compatible, declared compatible',
    '6.8.0 to 6.16.0: compatible, declared compatible',
    '6.16.0 to 6.22.0: compatible, declared compatible',
    '6.22.0 to 6.24.0: compatible, declared compatible',
    '6.24.0 to 6.27.0: compatible, declared compatible',
    '6.27.0 to 7.0.0: compatible, declared compatible',
    '7.0.0 to 8.0.0: compatible, declared compatible',
    '8.0.0 to 8.9.0: breaking, declared breaking',
    '8.9.0 to 8.11.0: compatible, declared compatible',
    '8.11.0 to 8.17.0: compatible, declared compatible',
    '8.17.0 to 8.19.0: compatible, declared compatible',
    '8.19.0 to 9.2.0: breaking, declared breaking',
    '9.2.0 to 9.4.0: compatible, declared compatible',
    '9.4.0 to 9.6.0: compatible, declared compatible',
    '9.6.0 to 9.8.0: compatible, declared compatible',
    '9.8.0 to 10.3.0: compatible, declared compatible',
  ],
};

/** The schema as 2020-12, which is what both validators are asked about. */
function current(schema: Schema): Schema {
  const dialect = dialectOf(schema) ?? '2020-12';
  const translated = typeof dialect === 'string' ? translate(schema, dialect) : dialect;
  if ('reason' in translated) throw new Error(translated.reason);
  return translated.schema;
}

describe.each(histories())('the history of %s', (history) => {
  it('is judged step by step, each break with a value that both validators confirm', { timeout: 600_000 }, async () => {
    const verdicts: string[] = [];
    for (const { from, to, old, new: next } of stepsOf(history)) {
      const { verdict, declared, witness } = compareSchemas({ old, new: next, direction: 'input' });
      verdicts.push(`${from} to ${to}: ${verdict}, declared ${declared.verdict}`);
      if (witness === undefined) continue;
      for (const oracle of [ajvOracle, hyperjumpOracle]) {
        expect((await oracle(current(old)))?.(witness)).toBe(true);
        expect((await oracle(current(next)))?.(witness)).toBe(false);
      }
    }
    expect(verdicts).toEqual(figures[history]);
  });
});
