// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { defineRule } from './handlers/define-rule.ts';
import { listRules } from './handlers/list-rules.ts';
import { removeRule } from './handlers/remove-rule.ts';
import { preview } from './handlers/preview.ts';
import { plan } from './handlers/plan.ts';
import { apply } from './handlers/apply.ts';
import { rollback } from './handlers/rollback.ts';
import { history } from './handlers/history.ts';
import { onExtracted } from './handlers/on-extracted.ts';

await servePlugin(plugin, { defineRule, listRules, removeRule, preview, plan, apply, rollback, history, onExtracted });
