import { CORE_SCHEMA, defineMappingTag, load } from 'js-yaml';
import type { Json } from '../model/schema.ts';
import { isForbiddenKey } from './forbidden-keys.ts';
import { limits } from './limits.ts';

/**
 * Anything that two YAML parsers might see differently, or that the exact one has findings about: directives, document
 * marks, tabs, and what may be an anchor, an alias or a tag. Being too careful here only costs time.
 */
const needsCare = /^ *(?:---|\.\.\.|%|\uFEFF)|[\t\0\u0085\u2028\u2029]|\r(?!\n)|(?:^|[\s[{,:?-])[&*!?]/mu;

const strictMap = defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
  create: () => ({}),
  addPair: (object, key, value) => {
    if (typeof key !== 'string' || isForbiddenKey(key)) return 'not a plain key';
    object[key] = value;
    return '';
  },
  has: (object, key) => typeof key === 'string' && Object.hasOwn(object, key),
  keys: (object) => Object.keys(object),
  get: (object, key) => object[String(key)],
  identify: () => false,
});

const schema = CORE_SCHEMA.withTags(strictMap);

function isPlain(value: unknown, depth: number): boolean {
  if (depth > limits.depth) return false;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && isPlain(member, depth + 1));
}

/**
 * Parse without positions, for the good case. Undefined means "not sure": the exact reader decides.
 * Both agree on every document that this one accepts (tested over the corpus and by mutation).
 */
export function fastParse(file: string, text: string): Json | undefined {
  try {
    if (file.endsWith('.json')) {
      const value = JSON.parse(text, (key, member: unknown) => {
        if (isForbiddenKey(key)) throw new SyntaxError('forbidden key');
        return member;
      }) as Json;
      return isPlain(value, 0) ? value : undefined;
    }
    if (needsCare.test(text)) return undefined;
    const value = load(text, { schema, maxDepth: limits.depth }) as Json;
    return isPlain(value, 0) ? value : undefined;
  } catch {
    return undefined;
  }
}
