// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { Config, RelayItem, RelayOutput, RelayReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Hand on what is converted. */
  relay(input: RelayReceived, context: Context): AsyncGenerator<RelayItem, RelayOutput, void>;
}
