/** Options of the generator `@plugwright/nx:plugin`; see schema.json. */
export interface PluginOptions {
  readonly id?: string;
  readonly force?: boolean;
  readonly remove?: boolean;
}
