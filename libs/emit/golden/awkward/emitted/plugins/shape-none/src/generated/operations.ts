// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
export type Config = Record<string, never>;
