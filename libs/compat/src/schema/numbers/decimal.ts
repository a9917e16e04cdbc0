/** A number as `digits * 10 ** exponent`, exact: what a JSON number says, rather than what a double makes of it. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The decimal that the shortest text of a finite double stands for. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** The double that writes exactly this decimal, or undefined where none does. */
export function doubleOf({ digits, exponent }: Decimal): number | undefined {
  const value = Number(`${digits}e${exponent}`);
  if (!Number.isFinite(value)) return undefined;
  const back = decimalOf(value);
  const common = Math.min(exponent, back.exponent);
  return atScale(back, common) === atScale({ digits, exponent }, common) ? (value === 0 ? 0 : value) : undefined;
}

/** The digits of a decimal at a lower or equal exponent. */
export function atScale({ digits, exponent }: Decimal, scale: number): bigint {
  return digits * 10n ** BigInt(exponent - scale);
}

/** The greatest common divisor of two positive integers. */
export function gcd(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The quotient rounded down. */
export function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

/** Whether a number is a whole multiple of another, as decimals. */
export function isMultiple(value: number, of: number): boolean {
  const [left, right] = [decimalOf(value), decimalOf(of)];
  const scale = Math.min(left.exponent, right.exponent);
  return atScale(left, scale) % atScale(right, scale) === 0n;
}
