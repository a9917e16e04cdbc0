import type { KeywordReader } from './keyword-reader.ts';

/** `$ref` and `$dynamicRef`: another schema for the same value. */
export const references: readonly (readonly [string, KeywordReader])[] = [
  ['$ref', (_value, site, compiler) => compiler.same(compiler.target(site, '$ref'))],
  ['$dynamicRef', (_value, site, compiler) => compiler.same(compiler.target(site, '$dynamicRef'))],
];
