import { describe, expect, it } from 'vitest';
import { narrow, valuesOf } from './facets.ts';
import type { CatalogueRow } from './shape.ts';

const row = (id: string, kind: CatalogueRow['kind'], maturity: string): CatalogueRow => ({
  id,
  kind,
  title: id,
  summary: '',
  version: '1.0.0',
  maturity,
  category: kind,
  language: kind === 'plugin' ? 'rust' : '',
  tags: [],
  offers: [],
});
const rows = [row('a', 'plugin', 'beta'), row('b', 'plugin', 'stable'), row('c', 'contract', 'stable')];

describe('facets', () => {
  it('narrow by each choice together', () => {
    expect(narrow(rows, { kind: 'plugin', maturity: 'stable' }).map(({ id }) => id)).toEqual(['b']);
    expect(narrow(rows, { kind: '' })).toHaveLength(3);
  });

  it('count what would remain, leaving their own choice aside and empty values out', () => {
    expect(valuesOf(rows, { kind: 'plugin', maturity: 'beta' }, 'maturity')).toEqual([
      { value: 'beta', count: 1 },
      { value: 'stable', count: 1 },
    ]);
    expect(valuesOf(rows, {}, 'language')).toEqual([{ value: 'rust', count: 2 }]);
  });
});
