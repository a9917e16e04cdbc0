import type { SpecValue } from './edits.ts';

type SpecMap = Readonly<Record<string, SpecValue>>;

/** Specs as parsed, by id. */
export type Specs = ReadonlyMap<string, SpecMap>;

const isMap = (value: SpecValue | undefined): value is SpecMap => typeof value === 'object' && value !== null && !Array.isArray(value);
const mapOf = (value: SpecValue | undefined): SpecMap => (isMap(value) ? value : {});
const textOf = (value: SpecValue | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: SpecValue | undefined): readonly SpecValue[] => (Array.isArray(value) ? (value as readonly SpecValue[]) : []);

/** Members that only tell people something, wherever they stand as a keyword. */
const prose = new Set(['title', 'summary', 'description', 'examples', '$comment', 'since', 'stability', 'deprecated', 'renamedFrom']);
/** Mappings whose keys are names of the author's choice. */
const named = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas', 'dependentRequired', 'types', 'default', 'const']);
const sets = new Set(['required', 'enum', 'type', 'errors', 'reads', 'writes']);

const retryableClasses = ['conflict', 'limit', 'unavailable', 'timeout'];

/** An entry with what holds where nothing is said. */
function spelledOut(entry: SpecMap): SpecMap {
  if ('timeout' in entry && 'input' in entry) return { errors: [], ...entry };
  return 'payload' in entry ? { delivery: 'at-least-once', ...entry } : entry;
}

/** A member without prose, its sets in one order. */
function meaning(value: SpecValue, names = false): SpecValue {
  if (Array.isArray(value)) return (value as readonly SpecValue[]).map((item) => meaning(item));
  if (!isMap(value)) return value;
  const rows = Object.entries(names ? value : spelledOut(value))
    .filter(([key]) => names || (!prose.has(key) && !key.startsWith('x-')))
    .map(([key, member]) => {
      const kept = meaning(member, !names && named.has(key));
      return [
        key,
        !names && sets.has(key) && Array.isArray(kept)
          ? (kept as readonly SpecValue[]).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
          : kept,
      ] as const;
    });
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every text below a value that looks like a reference. */
function* referencesIn(value: SpecValue): Generator<string> {
  if (typeof value === 'string') {
    if (/^([a-z][a-z0-9-]*)?#\/[a-zA-Z]+\/[^/]+$/.test(value)) yield value;
  } else if (Array.isArray(value)) for (const item of value as readonly SpecValue[]) yield* referencesIn(item);
  else if (isMap(value)) for (const member of Object.values(value)) yield* referencesIn(member);
}

/**
 * What a plugin reads of other documents, by following names in the specs as they are written: written anew for this
 * proof, it shares nothing with the used surface. The meaning of each member that is reached, by document and place.
 */
export function reachOf(specs: Specs, id: string): ReadonlyMap<string, string> {
  const reach = new Map<string, string>();
  const own = specs.get(id) ?? {};

  const take = (document: string, place: readonly string[]): void => {
    const key = `${document}/${place.join('/')}`;
    if (reach.has(key)) return;
    let member: SpecValue | undefined = specs.get(document);
    for (const step of place) member = mapOf(member)[step];
    if (member === undefined) return;
    if (place[0] === 'errors' && isMap(member)) member = { ...member, retryable: isRetryable(document, member) };
    reach.set(key, JSON.stringify(meaning(member)));
    follow(document, member, place[0] === 'services' || place[0] === 'operations');
  };

  /** Said by the error itself, by one that it extends, or by its class. */
  const isRetryable = (document: string, entry: SpecMap): boolean => {
    const [alias = '', name = ''] = textOf(entry['extends']).split('#/errors/');
    if (typeof entry['retryable'] === 'boolean') return entry['retryable'];
    if (name === '') return retryableClasses.includes(textOf(entry['class']));
    const owner = alias === '' ? document : textOf(mapOf(mapOf(specs.get(document)?.['imports'])[alias])['contract']);
    return isRetryable(owner, mapOf(mapOf(specs.get(owner)?.['errors'])[name]));
  };

  const follow = (document: string, member: SpecValue, isOperation: boolean): void => {
    const value = meaning(member);
    for (const reference of referencesIn(value)) refer(document, reference);
    // An operation names errors of its own document without a reference.
    const errors = isOperation && isMap(value) ? listOf(value['errors']) : [];
    for (const name of errors) if (typeof name === 'string' && !name.includes('#')) take(document, ['errors', name]);
  };

  const refer = (document: string, reference: string): void => {
    const [alias = '', path = ''] = reference.split('#/');
    const [group = '', name = ''] = path.split('/');
    const edge = mapOf(mapOf(specs.get(document)?.['imports'])[alias]);
    const target = alias === '' ? document : (edge['contract'] ?? edge['plugin']);
    if (typeof target !== 'string') return;
    const published = group === 'events' && specs.get(target)?.['spec'] === 'plugin/v1';
    take(target, published ? ['events', 'publishes', name] : [group, name]);
  };

  const { imports, kernel, ...rest } = own;
  follow(id, rest, false);
  for (const [name, operation] of Object.entries(mapOf(own['operations']))) {
    take(id, ['operations', name]);
    follow(id, operation, true);
  }
  for (const edge of Object.values(mapOf(imports)).map(mapOf)) {
    for (const operation of listOf(edge['operations'])) take(textOf(edge['plugin']), ['operations', textOf(operation)]);
  }
  for (const [event, subscription] of Object.entries(mapOf(mapOf(own['events'])['subscribes']))) {
    refer(id, `${textOf(mapOf(subscription)['from'])}#/events/${event}`);
  }
  for (const point of Object.keys(mapOf(own['contributes']))) {
    const [alias, name] = point.split('.');
    refer(id, `${alias ?? ''}#/extensionPoints/${name ?? ''}`);
  }
  for (const listed of listOf(mapOf(kernel)['services'])) {
    const [service = '', only] = textOf(listed).split('.');
    const written = mapOf(mapOf(specs.get('kernel')?.['services'])[service]);
    if (written['unlockedBy'] !== undefined) take('kernel', ['services', service, 'unlockedBy']);
    for (const operation of Object.keys(mapOf(written['operations']))) {
      if (only === undefined || only === operation) take('kernel', ['services', service, 'operations', operation]);
    }
  }
  for (const key of reach.keys()) if (key.startsWith(`${id}/`)) reach.delete(key);
  return reach;
}
