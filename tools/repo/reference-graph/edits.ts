/** A value of a spec, as parsed. */
export type SpecValue = null | boolean | number | string | readonly SpecValue[] | { readonly [key: string]: SpecValue };

/** One change of one field of a document. */
export interface FieldEdit {
  /** JSON pointer of the field. */
  readonly pointer: string;
  /** What is done with it, for people. */
  readonly what: string;
  readonly document: SpecValue;
}

/** Values that a field of text may have in some place of a spec; what a place refuses, the check says. */
const words = [
  'string integer boolean object array',
  'validation not-found conflict limit internal',
  'at-least-once at-most-once',
  'memory scripted refuse',
  'experimental beta stable',
  'data filesystem network',
  'date-time uri',
  '450ms 7s 1.0.1 ^1.0.0 10Mi',
].flatMap((line) => line.split(' '));

function* replacements(value: SpecValue): Generator<readonly [what: string, SpecValue]> {
  if (typeof value === 'boolean') yield ['the opposite', !value];
  else if (typeof value === 'number') for (const other of [value + 1, value - 1, 0]) yield [String(other), other];
  else if (typeof value === 'string') {
    yield ['longer', `${value}x`];
    yield ['other words', `Other ${value}`];
    for (const word of words) if (word !== value) yield [word, word];
  } else if (Array.isArray(value)) {
    for (const [index] of value.entries()) yield [`without item ${String(index)}`, value.filter((_, at) => at !== index)];
    yield ['another item', [...(value as readonly SpecValue[]), 'another']];
  }
}

function isMap(value: SpecValue): value is Readonly<Record<string, SpecValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Members that mappings of a spec could get. */
const additions: Readonly<Record<string, SpecValue>> = {
  minLength: 2,
  description: 'New words.',
  action: 'Do something else.',
  since: '1.0.0',
  stability: 'experimental',
  deprecated: { since: '1.0.0', removal: '9.0.0', message: 'Not any more.' },
  retry: { attempts: 2, backoff: '100ms' },
};

/**
 * Every change of one field: another value, one item less or more, the field left out, a field more. Most are not
 * valid specs; whoever asks finds that out.
 */
export function* fieldEdits(document: SpecValue): Generator<FieldEdit> {
  yield* editsAt(document, '', (value) => value);
}

function* editsAt(value: SpecValue, pointer: string, whole: (value: SpecValue) => SpecValue): Generator<FieldEdit> {
  for (const [what, other] of replacements(value)) yield { pointer, what, document: whole(other) };
  if (Array.isArray(value)) {
    const items = value as readonly SpecValue[];
    for (const [index, item] of items.entries()) yield* editsAt(item, `${pointer}/${String(index)}`, (next) => whole(items.with(index, next)));
  } else if (isMap(value)) {
    for (const [key, member] of Object.entries(value)) {
      const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
      const at = `${pointer}/${escaped(key)}`;
      yield { pointer: at, what: 'left out', document: whole(rest) };
      yield* editsAt(member, at, (next) => whole({ ...value, [key]: next }));
    }
    for (const [key, member] of Object.entries(additions)) {
      if (!Object.hasOwn(value, key)) yield { pointer: `${pointer}/${key}`, what: 'added', document: whole({ ...value, [key]: member }) };
    }
  }
}
