// Generated from specs/plugins/doc-extract.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-extract
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'doc-extract',
  version: '1.0.0',
  operations: {
    extract: { handler: 'extract', output: outputs['extract'], errors: ['documents/not-a-document', 'core/limit-exceeded'] },
  },
  errors: errorEntries,
  createKernel,
});
