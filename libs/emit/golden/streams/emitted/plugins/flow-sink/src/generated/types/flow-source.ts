// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
export interface Reading {
  at: string;
  value: number;
  unit?: string;
}
