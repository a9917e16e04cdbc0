const units: Readonly<Record<string, number>> = { '': 1, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };
const periods: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** So many uses in so much time. */
export interface Rate {
  readonly uses: number;
  readonly perMs: number;
}

/**
 * Bytes, from a number or from text such as `64Ki`.
 * @throws Error where it is neither
 */
export function parseSize(written: number | string): number {
  const [, digits, unit] = /^(\d{1,15})(Ki|Mi|Gi|)$/.exec(String(written)) ?? [];
  const bytes = digits === undefined ? NaN : Number(digits) * (units[unit ?? ''] ?? NaN);
  if (!Number.isSafeInteger(bytes)) throw new Error(`${JSON.stringify(written)} is no size; write bytes, or 64Ki, 16Mi, 1Gi`);
  return bytes;
}

/**
 * A rate, from text such as `100/s`.
 * @throws Error where it is none
 */
export function parseRate(written: string): Rate {
  const [, digits, unit] = /^([1-9]\d{0,8})\/([smhd])$/.exec(written) ?? [];
  if (digits === undefined || unit === undefined) throw new Error(`${JSON.stringify(written)} is no rate; write 100/s, 10/m, 1000/h or 1/d`);
  return { uses: Number(digits), perMs: periods[unit] ?? 1000 };
}
