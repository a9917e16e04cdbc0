// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { Config, MakeOutput, MakeReceived, OnExtractedOutput, OnExtractedReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** The card of a source text. */
  make(input: MakeReceived, context: Context): Promise<MakeOutput>;
  /** Make a card of an extracted document and publish it. */
  onExtracted(input: OnExtractedReceived, context: Context): Promise<OnExtractedOutput>;
}
