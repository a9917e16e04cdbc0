// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs, streams } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'doc-index',
  version: '1.0.0',
  operations: {
    add: { handler: 'add', output: outputs['add'], errors: ['core/limit-exceeded'] },
    search: { handler: 'search', output: outputs['search'], errors: [] },
    list: { handler: 'list', output: outputs['list'], stream: streams['list'], errors: [] },
    remove: { handler: 'remove', output: outputs['remove'], errors: ['core/conflict'] },
    'on-extracted': { handler: 'onExtracted', output: outputs['on-extracted'], errors: ['core/limit-exceeded'] },
  },
  errors: errorEntries,
  createKernel,
});
