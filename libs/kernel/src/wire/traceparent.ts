import { randomBytes } from 'node:crypto';

const FORM = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Whether a value is a W3C traceparent of version 00. */
export function isTraceparent(value: unknown): value is string {
  return typeof value === 'string' && FORM.test(value);
}

/** A traceparent for one more span: in the trace of the parent, or the first of a new trace, sampled. */
export function childTraceparent(parent?: string): string {
  const span = randomBytes(8).toString('hex');
  if (isTraceparent(parent)) return `${parent.slice(0, 36)}${span}${parent.slice(52)}`;
  return `00-${randomBytes(16).toString('hex')}-${span}-01`;
}
