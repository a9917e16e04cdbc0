// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
export type Level = "debug" | "info" | "warn" | "error";

export type Key = string;
