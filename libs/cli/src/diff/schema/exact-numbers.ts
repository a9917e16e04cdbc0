/** A number as it is written, with sixteen digits or a large exponent: all others are told apart by a double. */
const long = /\d{16}|\d[eE][+-]?\d{3}/;

/** Numbers that a double holds only nearly, as they are written, by the object or array that holds them. */
export type NearNumbers = WeakMap<object, string[]>;

/** The value of a number as a fraction of two integers that no rounding has touched. */
function exactly(written: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '');
  const trailing = /0*$/.exec(digits)?.[0].length ?? 0;
  const kept = digits.slice(0, digits.length - trailing);
  return kept === '' ? '0' : `${sign}${kept}e${String(Number(power) - fraction.length + trailing)}`;
}

/**
 * `JSON.parse` that notes which numbers it could only take nearly.
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseExact(text: string, nearly: NearNumbers): unknown {
  if (!long.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(text, function (this: object, _key: string, member: unknown, context?: { readonly source?: string }) {
    if (typeof member === 'number' && context?.source !== undefined && long.test(context.source)) {
      const known = nearly.get(this);
      if (known === undefined) nearly.set(this, [context.source]);
      else known.push(context.source);
    }
    return member;
  }) as unknown;
}

/** Why numbers of these values cannot be compared: one is beyond every double, or two different ones are the same double. */
export function numberProblem(nearly: NearNumbers, ...values: readonly unknown[]): string | undefined {
  const writtenAs = new Map<number, string>();
  let level: readonly unknown[] = values;
  while (level.length > 0) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const written of nearly.get(value) ?? []) {
        if (!Number.isFinite(Number(written))) return `${written} is larger than any double, which is what schemas are compared with`;
        const known = writtenAs.get(Number(written));
        if (known !== undefined && exactly(known) !== exactly(written)) {
          return `${known} and ${written} are one number as a double, which is what schemas are compared with`;
        }
        writtenAs.set(Number(written), written);
      }
      for (const member of Object.values(value)) next.push(member);
    }
    level = next;
  }
  return undefined;
}
