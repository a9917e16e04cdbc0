import { createRequire } from 'node:module';
import type * as yaml from 'yaml';

const require = createRequire(import.meta.url);

/** The exact parser, loaded when the first place is asked for: a process that only reads sound documents does without. */
export function yamlLibrary(): typeof yaml {
  return require('yaml') as typeof yaml;
}
