// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs, streams } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'flow-sink',
  version: '1.0.0',
  operations: {
    relay: { handler: 'relay', output: outputs['relay'], stream: streams['relay'], errors: [] },
  },
  errors: errorEntries,
  createKernel,
});
