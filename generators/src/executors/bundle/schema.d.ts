/** Options of the executor `@plugwright/nx:bundle`; see schema.json. */
export interface BundleOptions {
  readonly entry?: string;
  readonly outFile?: string;
}
