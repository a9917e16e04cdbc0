// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { ApplyOutput, ApplyReceived, Config, DefineRuleOutput, DefineRuleReceived, HistoryOutput, HistoryReceived, ListRulesOutput, ListRulesReceived, OnExtractedOutput, OnExtractedReceived, PlanOutput, PlanReceived, PreviewOutput, PreviewReceived, RemoveRuleOutput, RemoveRuleReceived, RollbackOutput, RollbackReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Define a rule, or replace the one of the same id. */
  defineRule(input: DefineRuleReceived, context: Context): Promise<DefineRuleOutput>;
  /** All rules, by id. */
  listRules(input: ListRulesReceived, context: Context): Promise<ListRulesOutput>;
  /** Forget a rule; files that it made stay. */
  removeRule(input: RemoveRuleReceived, context: Context): Promise<RemoveRuleOutput>;
  /** What a rule makes of a text, without any file. */
  preview(input: PreviewReceived, context: Context): Promise<PreviewOutput>;
  /** What all rules, or some, would change now; nothing is written. The token stands for exactly this plan. */
  plan(input: PlanReceived, context: Context): Promise<PlanOutput>;
  /** Write what a plan says, all or nothing. It is refused when a rule, a source or a target changed since. */
  apply(input: ApplyReceived, context: Context): Promise<ApplyOutput>;
  /** Restore the bytes that an applied change replaced. It is refused when one of its files changed since. */
  rollback(input: RollbackReceived, context: Context): Promise<RollbackOutput>;
  /** The applied changes that can be rolled back or were, newest first. */
  history(input: HistoryReceived, context: Context): Promise<HistoryOutput>;
  /** Say that a propagation is due when a document is extracted whose id is a source of a rule; nothing is written. */
  onExtracted(input: OnExtractedReceived, context: Context): Promise<OnExtractedOutput>;
}
