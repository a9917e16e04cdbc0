// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { outputs } from './validators.js';

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: 'change-propagation',
  version: '1.0.0',
  operations: {
    'define-rule': { handler: 'defineRule', output: outputs['define-rule'], errors: ['change-propagation/unusable-rule', 'core/limit-exceeded'] },
    'list-rules': { handler: 'listRules', output: outputs['list-rules'], errors: [] },
    'remove-rule': { handler: 'removeRule', output: outputs['remove-rule'], errors: ['core/conflict'] },
    preview: { handler: 'preview', output: outputs['preview'], errors: ['change-propagation/unusable-rule', 'change-propagation/not-transformed', 'core/limit-exceeded'] },
    plan: { handler: 'plan', output: outputs['plan'], errors: ['core/limit-exceeded', 'core/unavailable'] },
    apply: { handler: 'apply', output: outputs['apply'], errors: ['change-propagation/stale-plan', 'core/conflict', 'core/limit-exceeded', 'core/unavailable'] },
    rollback: { handler: 'rollback', output: outputs['rollback'], errors: ['change-propagation/unknown-change', 'change-propagation/changed-since', 'core/conflict', 'core/limit-exceeded', 'core/unavailable'] },
    history: { handler: 'history', output: outputs['history'], errors: [] },
    'on-extracted': { handler: 'onExtracted', output: outputs['on-extracted'], errors: ['core/limit-exceeded'] },
  },
  errors: errorEntries,
  createKernel,
});
