// Generated from specs/plugins/doc-extract.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-extract
export type Level = "debug" | "info" | "warn" | "error";
