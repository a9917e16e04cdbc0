// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'doc-cards',
  version: '1.0.0',
  operations: {
    make: { handler: 'make', output: outputs['make'], errors: ['documents/not-a-document', 'core/limit-exceeded'] },
    'on-extracted': { handler: 'onExtracted', output: outputs['on-extracted'], errors: ['core/limit-exceeded'] },
  },
  errors: errorEntries,
  createKernel,
});
