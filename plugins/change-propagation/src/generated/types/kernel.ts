// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
export type Level = "debug" | "info" | "warn" | "error";

export type Key = string;
