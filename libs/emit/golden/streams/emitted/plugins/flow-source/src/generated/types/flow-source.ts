// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
export interface Reading {
  at: string;
  value: number;
  unit?: string;
}

export interface ReadingReceived {
  at: string;
  value: number;
  unit: string;
}
