const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const bytes: Readonly<Record<string, number>> = { Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };

function scaled(text: string | undefined, units: Readonly<Record<string, number>>): number | undefined {
  const match = /^(\d{1,9})([A-Za-z]{1,2})$/.exec(text ?? '');
  const factor = match === null ? undefined : Object.hasOwn(units, match[2] ?? '') ? units[match[2] ?? ''] : undefined;
  return factor === undefined ? undefined : Number(match?.[1]) * factor;
}

/** Milliseconds of a duration such as `2s`; undefined where it is none. */
export function parseDuration(text: string | undefined): number | undefined {
  return scaled(text, milliseconds);
}

/** Bytes of a size such as `64Mi`; undefined where it is none. */
export function parseSize(text: string | undefined): number | undefined {
  return scaled(text, bytes);
}

/** The number of a percentage such as `0.1%`; undefined where it is none. */
export function parsePercentage(text: string | undefined): number | undefined {
  const match = /^(\d{1,6}(?:\.\d{1,4})?)%$/.exec(text ?? '');
  return match === null ? undefined : Number(match[1]);
}
