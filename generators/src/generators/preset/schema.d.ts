/** Options of the generator `@plugwright/nx:preset`; create-nx-workspace passes further ones of its own. */
export interface PresetOptions {
  readonly owners?: readonly string[];
  readonly scope?: string;
}
