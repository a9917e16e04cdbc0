// Generated from specs/plugins/doc-extract.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-extract
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { Config, ExtractOutput, ExtractReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Parse a source text and publish the document found in it. */
  extract(input: ExtractReceived, context: Context): Promise<ExtractOutput>;
}
