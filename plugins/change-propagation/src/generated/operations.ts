// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import type { Applied, Change, Due, Path, Problem, Propagated, Rule, RuleId } from './types/change-propagation.ts';
import type { Document } from './types/documents.ts';
import type { Key, Level } from './types/kernel.ts';

export interface DefineRuleInput {
  rule: Rule;
  whatIf?: boolean;
}

export interface DefineRuleReceived {
  rule: Rule;
  whatIf: boolean;
}

export interface DefineRuleOutput {
  defined: "new" | "replaced" | "unchanged";
  previous?: Rule;
}

export interface ListRulesInput {}

export interface ListRulesOutput {
  rules: Rule[];
}

export interface RemoveRuleInput {
  id: RuleId;
  whatIf?: boolean;
  confirm?: boolean;
}

export interface RemoveRuleReceived {
  id: RuleId;
  whatIf: boolean;
  confirm: boolean;
}

export interface RemoveRuleOutput {
  removed: boolean;
  previous?: Rule;
}

export interface PreviewInput {
  rule: Rule;
  path: Path;
  text: string;
  current?: string;
}

export interface PreviewOutput {
  matches: boolean;
  target?: Path;
  text?: string;
}

export interface PlanInput {
  rules?: RuleId[];
}

export interface PlanOutput {
  token: string;
  changes: Change[];
  problems: Problem[];
}

export interface ApplyInput {
  token: string;
  rules?: RuleId[];
  key?: string;
  whatIf?: boolean;
  confirm?: boolean;
}

export interface ApplyReceived {
  token: string;
  rules?: RuleId[];
  key?: string;
  whatIf: boolean;
  confirm: boolean;
}

export interface ApplyOutput {
  applied: boolean;
  id?: string;
  changes: Change[];
}

export interface RollbackInput {
  id: string;
  whatIf?: boolean;
  confirm?: boolean;
}

export interface RollbackReceived {
  id: string;
  whatIf: boolean;
  confirm: boolean;
}

export interface RollbackOutput {
  rolledBack: boolean;
  targets: Path[];
}

export interface HistoryInput {
  limit?: number;
}

export interface HistoryReceived {
  limit: number;
}

export interface HistoryOutput {
  changes: Applied[];
}

export interface OnExtractedInput {
  document: Document;
}

export interface OnExtractedOutput {
  rules: RuleId[];
}

export type PropagationDuePayload = Due;

export type PropagatedPayload = Propagated;

export type RolledBackPayload = Propagated;

export interface Config {
  folder: string;
  mostFiles: number;
  keep: number;
}

export interface KernelLogWriteInput {
  level: Level;
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export interface KernelConfigGetInput {}

export interface KernelConfigGetOutput {
  config: {
    [k: string]: unknown;
  };
}

export interface KernelStorageGetInput {
  key: Key;
}

export interface KernelStorageGetOutput {
  value?: unknown;
}

export interface KernelStorageSetInput {
  entries: {
    key: Key;
    value: unknown;
  }[];
}

export interface KernelStorageSetOutput {}

export interface KernelStorageDeleteInput {
  keys: Key[];
}

export interface KernelStorageDeleteOutput {
  deleted: number;
}

export interface KernelStorageListInput {
  prefix?: string;
  after?: string;
  limit?: number;
}

export interface KernelStorageListOutput {
  entries: {
    key: Key;
    value: unknown;
  }[];
  next?: string;
}

export interface KernelEventsPublishInput {
  event: string;
  payload: unknown;
}

export interface KernelEventsPublishOutput {
  id: string;
}

export type ListRulesReceived = ListRulesInput;

export type PreviewReceived = PreviewInput;

export type PlanReceived = PlanInput;

export type OnExtractedReceived = OnExtractedInput;
