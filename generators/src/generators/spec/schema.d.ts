/** Options of the generator `@plugwright/nx:spec`; see schema.json. */
export interface SpecOptions {
  readonly id: string;
  readonly language?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly category?: string;
  readonly owners?: readonly string[];
  readonly emit?: boolean;
}
