export { validByAjv } from './ajv.ts';
export { confirm, confirmation, isWitness, type Confirmation } from './confirm.ts';
export { focused } from './focus.ts';
export { validByHyperjump, warmHyperjump } from './hyperjump.ts';
export { schemaText } from './schema-text.ts';
export { shrink } from './shrink.ts';
