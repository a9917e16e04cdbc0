// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'shape-sink',
  version: '0.3.0',
  operations: {
    draw: { handler: 'draw', output: outputs['draw'], errors: ['core/not-found', 'shapes/not-found', 'shape-sink/not-found', 'shape-sink/too-odd'] },
    'on-drawn': { handler: 'onDrawn', output: outputs['on-drawn'], errors: [] },
    redraw: { handler: 'redraw', output: outputs['redraw'], errors: [] },
  },
  errors: errorEntries,
  createKernel,
});
