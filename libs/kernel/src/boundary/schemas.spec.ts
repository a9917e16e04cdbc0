import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ManifestSchema } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { Schemas } from './schemas.ts';

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** A schema that refers to itself and has a format and a pattern, so that all that code can refer to is made for it. */
function schemaOf(): Exclude<ManifestSchema, boolean> {
  return {
    type: 'object',
    properties: { at: { type: 'string', format: 'date' }, name: { type: 'string', pattern: '^a' }, more: { $ref: '#/$defs/more' } },
    $defs: { more: { type: 'array', items: { $ref: '#/$defs/more' } } },
  };
}

const wrong = { at: 'never', name: 'b', more: [[1]] };

describe('compiled schemas', () => {
  it('go with their manifests, though others stay', async () => {
    const schemas = new Schemas();
    const kept = schemaOf();
    const compiled = (): WeakRef<object> => {
      const schema = schemaOf();
      expect(schemas.checkOf(schema)({ at: '2026-01-01', name: 'a', more: [[]] })).toEqual([]);
      return new WeakRef(schema);
    };
    const others = Array.from({ length: 3 }, compiled);
    expect(schemas.checkOf(kept)(wrong)).toHaveLength(1);
    // What a weak reference was made of in a turn stays until its end.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(others.map((other) => other.deref())).toEqual([undefined, undefined, undefined]);
    expect(schemas.checkOf(kept)(wrong)).toHaveLength(1);
  });

  it('are not mixed up with one that cannot be compiled', () => {
    const schemas = new Schemas();
    expect(() => schemas.checkOf({ $ref: '#/$defs/nowhere' })).toThrow('nowhere');
    expect(schemas.checkOf(schemaOf())({ name: 'b' })).toEqual([{ pointer: '/name', message: 'must match pattern "^a"' }]);
  });
});
