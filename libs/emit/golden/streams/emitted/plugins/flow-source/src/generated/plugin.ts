// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs, streams } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'flow-source',
  version: '1.0.0',
  operations: {
    count: { handler: 'count', output: outputs['count'], stream: streams['count'], errors: [] },
    convert: { handler: 'convert', output: outputs['convert'], stream: streams['convert'], errors: ['core/invalid'] },
    total: { handler: 'total', output: outputs['total'], stream: streams['total'], errors: [] },
    nothing: { handler: 'nothing', output: outputs['nothing'], errors: [] },
  },
  errors: errorEntries,
  createKernel,
});
