// Generated from specs/plugins/first-plugin.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin first-plugin
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { Config, EchoOutput, EchoReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Give a text back with its length. */
  echo(input: EchoReceived, context: Context): Promise<EchoOutput>;
}
