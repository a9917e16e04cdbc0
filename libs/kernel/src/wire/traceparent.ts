import { randomBytes } from 'node:crypto';

const FORM = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Whether a value is a W3C traceparent of version 00. */
export function isTraceparent(value: unknown): value is string {
  return typeof value === 'string' && FORM.test(value);
}

/** Random digits are fetched for many spans at once: one fetch costs as much as a hundred spans. */
const POOL_BYTES = 4096;
let pool = '';
let spent = 0;

function randomHex(digits: number): string {
  if (spent + digits > pool.length) {
    pool = randomBytes(POOL_BYTES).toString('hex');
    spent = 0;
  }
  spent += digits;
  return pool.slice(spent - digits, spent);
}

/**
 * A traceparent for one more span: in the trace of the parent, or the first of a new trace.
 * @param flags `01` where the span is recorded, `00` where nobody will; those of the parent where absent, and recorded in a new trace
 */
export function childTraceparent(parent?: string, flags?: '01' | '00'): string {
  const span = randomHex(16);
  if (isTraceparent(parent)) return `${parent.slice(0, 36)}${span}-${flags ?? parent.slice(53)}`;
  return `00-${randomHex(32)}-${span}-${flags ?? '01'}`;
}
