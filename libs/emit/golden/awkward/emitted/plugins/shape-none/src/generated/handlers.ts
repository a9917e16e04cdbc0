// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { Config } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
}
