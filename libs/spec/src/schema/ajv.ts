import { createRequire } from 'node:module';
import type * as ajv from 'ajv/dist/2020.js';

const require = createRequire(import.meta.url);

/** Ajv's class, loaded when the first schema is compiled: a process that finds nothing to explain does without. */
export function ajvClass(): typeof ajv.Ajv2020 {
  return (require('ajv/dist/2020.js') as typeof ajv).Ajv2020;
}
