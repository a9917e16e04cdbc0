/** One place where two JSON values differ. `pointer` is an RFC 6901 pointer; an absent side is `undefined`. */
export interface Difference {
  readonly pointer: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const own = (value: Record<string, unknown>, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

/** Where two JSON values differ, in document order; empty when they are equal. */
export function differences(expected: unknown, actual: unknown, pointer = ''): Difference[] {
  if (Object.is(expected, actual)) return [];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, index) => differences(expected[index], actual[index], `${pointer}/${String(index)}`)).flat();
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(own(expected, key), own(actual, key), `${pointer}/${escaped(key)}`));
  }
  // JSON knows one zero.
  if (expected === 0 && actual === 0) return [];
  return [{ pointer, expected, actual }];
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** The differences as lines for a person, at most twenty. */
export function describeDifferences(found: readonly Difference[]): string {
  const lines = found
    .slice(0, 20)
    .map(({ pointer, expected, actual }) => `  ${pointer === '' ? '(whole value)' : pointer}\n    - ${shown(expected)}\n    + ${shown(actual)}`);
  if (found.length > 20) lines.push(`  … and ${String(found.length - 20)} more`);
  return lines.join('\n');
}
