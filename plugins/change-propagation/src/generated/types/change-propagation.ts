// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
export type RuleId = string;

export type Path = string;

export type Pointer = string;

export interface Copy {
  kind: "copy";
}

export interface Replace {
  kind: "replace";
  pattern: string;
  by: string;
}

export interface JsonSet {
  kind: "json-set";
  from: Pointer;
  to: Pointer;
}

export interface Section {
  kind: "section";
  heading: string;
}

export interface Template {
  kind: "template";
  template: string;
}

export type Transformation = Copy | Replace | JsonSet | Section | Template;

export interface Rule {
  id: RuleId;
  source: string;
  target: string;
  transformation: Transformation;
}

export interface Change {
  target: Path;
  kind: "create" | "update";
  rules: RuleId[];
  sources: Path[];
  before?: string;
  after: string;
}

export interface Problem {
  rule: RuleId;
  source: Path;
  reason: string;
}

export interface Applied {
  id: string;
  state: "applied" | "rolled-back";
  at: number;
  changes: Change[];
}

export interface Propagated {
  id: string;
  targets: Path[];
}

export interface Due {
  document: string;
  rules: RuleId[];
}
