/** One member of a synthetic object: its schema as YAML flow text, and a value that fits it. */
export interface SyntheticMember {
  readonly name: string;
  readonly schema: string;
  readonly value: unknown;
  readonly required: boolean;
}

/** Deterministic choices drawn from a name: the same name gives the same members everywhere. */
export interface Draw {
  /** An integer in [0, bound). */
  below(bound: number): number;
}

/** A draw seeded by the text (FNV-1a, then the mulberry32 generator). */
export function drawFrom(text: string): Draw {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return {
    below(bound) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
    },
  };
}

type Shape = (draw: Draw) => { readonly schema: string; readonly value: unknown };

const shapes: readonly Shape[] = [
  (draw) => ({ schema: `{ type: string, minLength: 1, maxLength: ${String(16 + draw.below(240))} }`, value: 'text' }),
  (draw) => ({ schema: `{ type: integer, minimum: 0, maximum: ${String(100 + draw.below(9000))} }`, value: draw.below(100) }),
  (draw) => ({ schema: '{ type: boolean }', value: draw.below(2) === 1 }),
  (draw) => ({ schema: `{ type: number, minimum: 0, maximum: ${String(1 + draw.below(50))} }`, value: 0.5 }),
  () => ({ schema: '{ enum: [low, normal, high] }', value: 'normal' }),
  (draw) => ({ schema: `{ type: array, items: { type: string }, maxItems: ${String(4 + draw.below(60))} }`, value: ['one'] }),
  () => ({ schema: '{ type: object, additionalProperties: { type: string } }', value: { key: 'entry' } }),
  () => ({ schema: `{ type: string, pattern: '^[a-z][a-z0-9-]*$' }`, value: 'a-name' }),
  () => ({ schema: "{ $ref: '#/types/Kind' }", value: 'first' }),
];

const nouns = [
  'agent',
  'branch',
  'build',
  'bucket',
  'channel',
  'commit',
  'folder',
  'job',
  'label',
  'node',
  'owner',
  'path',
  'queue',
  'report',
  'stage',
  'status',
  'target',
  'token',
  'trigger',
  'view',
];

/** `count` members with distinct names, about half of them required. */
export function drawMembers(draw: Draw, count: number): readonly SyntheticMember[] {
  const free = [...nouns];
  return Array.from({ length: count }, () => {
    const [name = 'member'] = free.splice(draw.below(free.length), 1);
    const shape = shapes[draw.below(shapes.length)] ?? (() => ({ schema: '{ type: string }', value: 'text' }));
    return { name, required: draw.below(2) === 0, ...shape(draw) };
  });
}
