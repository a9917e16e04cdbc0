// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { AvailableOutput, AvailableReceived, Config, FetchOutput, FetchReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Whether there is a shape. */
  available(input: AvailableReceived, context: Context): Promise<AvailableOutput>;
  /** A shape by name. */
  fetch(input: FetchReceived, context: Context): Promise<FetchOutput>;
}
