import { describe, expect, it } from 'vitest';
import { corpusModel } from '../../testing/corpus-workspace.ts';
import { operationMember, typeMember } from './upstream-member.ts';

const plugin = (model = corpusModel()) => {
  const store = model.plugins.get('store');
  if (store === undefined) throw new Error('the corpus has no store');
  return store;
};

describe('an upstream member', () => {
  it('is worked out once, however many plugins use it', () => {
    const operation = plugin().operations.get('fetch');
    if (operation === undefined) throw new Error('the store has no fetch');
    expect(operationMember(operation)).toBe(operationMember(operation));
  });

  it('has the same digest in another model of the same text', () => {
    const digests = [plugin(), plugin()].map(({ operations }) => [...operations.values()].map((operation) => operationMember(operation).digest));
    expect(digests[0]).toEqual(digests[1]);
    expect(digests[0]?.[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('names each type and error that it leads to once', () => {
    const member = { name: 'A', identity: 'A', pointer: '/types/A', stability: 'stable', renamedFrom: [], extensions: {} } as const;
    const schema = { properties: { a: { $ref: 'b#/types/B' }, c: { items: { $ref: 'b#/types/B' } }, d: { $ref: 'a#/types/A' } } };
    expect(typeMember({ ...member, schema })).toMatchObject({ types: ['b#/types/B', 'a#/types/A'], errors: [] });
  });
});
