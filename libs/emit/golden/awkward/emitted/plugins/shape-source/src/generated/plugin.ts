// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'shape-source',
  version: '2.0.0',
  operations: {
    available: { handler: 'available', output: outputs['available'], errors: [] },
    fetch: { handler: 'fetch', output: outputs['fetch'], errors: ['shapes/not-found'] },
  },
  errors: errorEntries,
  createKernel,
});
