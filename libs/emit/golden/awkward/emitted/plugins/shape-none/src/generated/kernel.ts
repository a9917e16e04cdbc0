// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
import type { Caller } from '@plugwright/sdk';

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
}

/** The typed client over one untyped way out of the plugin. */
export function createKernel(_caller: Caller): Kernel {
  return {
  };
}
