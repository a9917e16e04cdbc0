// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import { stubKernel, type Manifest, type StubCallOptions, type StubKernel, type StubOptions, type StubSurface } from '@plugwright/sdk/stub';
import manifest from '../../plugin.manifest.json' with { type: 'json' };
import { defineRule } from '../handlers/define-rule.ts';
import { listRules } from '../handlers/list-rules.ts';
import { removeRule } from '../handlers/remove-rule.ts';
import { preview } from '../handlers/preview.ts';
import { plan } from '../handlers/plan.ts';
import { apply } from '../handlers/apply.ts';
import { rollback } from '../handlers/rollback.ts';
import { history } from '../handlers/history.ts';
import { onExtracted } from '../handlers/on-extracted.ts';
import type { Handlers } from './handlers.ts';
import type { Kernel } from './kernel.ts';
import type { ApplyInput, ApplyOutput, DefineRuleInput, DefineRuleOutput, HistoryInput, HistoryOutput, ListRulesInput, ListRulesOutput, OnExtractedInput, OnExtractedOutput, PlanInput, PlanOutput, PreviewInput, PreviewOutput, RemoveRuleInput, RemoveRuleOutput, RollbackInput, RollbackOutput } from './operations.ts';
import { plugin } from './plugin.ts';
import surface from './surface.json' with { type: 'json' };
import { calls, inbound } from './validators.js';

/** The operations of the plugin, typed, as a test calls them. */
export interface Calls {
  defineRule(input: DefineRuleInput, options?: StubCallOptions): Promise<DefineRuleOutput>;
  listRules(input: ListRulesInput, options?: StubCallOptions): Promise<ListRulesOutput>;
  removeRule(input: RemoveRuleInput, options?: StubCallOptions): Promise<RemoveRuleOutput>;
  preview(input: PreviewInput, options?: StubCallOptions): Promise<PreviewOutput>;
  plan(input: PlanInput, options?: StubCallOptions): Promise<PlanOutput>;
  apply(input: ApplyInput, options?: StubCallOptions): Promise<ApplyOutput>;
  rollback(input: RollbackInput, options?: StubCallOptions): Promise<RollbackOutput>;
  history(input: HistoryInput, options?: StubCallOptions): Promise<HistoryOutput>;
  onExtracted(input: OnExtractedInput, options?: StubCallOptions): Promise<OnExtractedOutput>;
}

/** Input and output of each imported operation, which a test answers by a script. */
export interface Scripts {
}

/**
 * The plugin on a stub kernel: its handlers in this process, under the same declarations as on the real one,
 * with a clock, identifiers and random numbers that always come out the same.
 */
export function createStubKernel(options: StubOptions = {}): StubKernel<Calls, Scripts> {
  const handlers: Handlers = { defineRule, listRules, removeRule, preview, plan, apply, rollback, history, onExtracted };
  return stubKernel<Calls, Scripts, Handlers, Kernel>(
    {
      plugin,
      handlers,
      manifest: manifest as unknown as Manifest,
      validators: { ...inbound, calls },
      surface: surface as unknown as StubSurface,
    },
    options,
  );
}
