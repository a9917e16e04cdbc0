/** Options of the generator `@plugwright/nx:init`; see schema.json. */
export interface InitOptions {
  readonly owners?: readonly string[];
  readonly scope?: string;
  readonly skipInstall?: boolean;
}
